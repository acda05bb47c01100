package dev.parley.botrules.book;

import dev.parley.botrules.Condition;
import dev.parley.botrules.Language;
import dev.parley.botrules.TextAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/** Makes queries of questions about words: the words of the question are cut and stemmed as those of the text are. */
final class TextQueries {
    /** The states an automaton may have: words of 500 letters and two errors stay below. */
    private static final int MOST_STATES = 100_000;

    private final Collection<@Nullable Language> languages;

    /** @param languages those in which a text may be for its words to count */
    TextQueries(Collection<@Nullable Language> languages) {
        this.languages = languages;
    }

    /** The query of a question; null where only the text itself can answer it. */
    @Nullable Query query(Condition.OfText condition) {
        return switch (condition) {
            case Condition.Words words -> inEach((field, analyzer) -> any(field, analyzer, words.words()));
            case Condition.Phrase phrase ->
                inEach((field, analyzer) -> inOrder(field, tokens(analyzer, phrase.text()), phrase.slop()));
            case Condition.Near near -> inEach((field, analyzer) -> near(field, analyzer, near));
            case Condition.Fuzzy fuzzy -> fuzzy(fuzzy);
            case Condition.Part part -> part(part.part());
            case Condition.Pattern pattern -> null;
        };
    }

    private Query inEach(BiFunction<String, Analyzer, Query> query) {
        var all = new BooleanQuery.Builder();
        for (var language : languages) {
            all.add(query.apply(Fields.stemmed(language), TextAnalysis.stemmed(language)), Occur.SHOULD);
        }
        var built = all.build();
        return built.clauses().size() == 1 ? built.clauses().getFirst().query() : built;
    }

    private static Query any(String field, Analyzer analyzer, List<String> words) {
        var any = new BooleanQuery.Builder();
        for (var tokens : new LinkedHashSet<>(
                words.stream().map(word -> tokens(analyzer, word)).toList())) {
            any.add(inOrder(field, tokens, 0), Occur.SHOULD);
        }
        var built = any.build();
        return built.clauses().size() == 1 ? built.clauses().getFirst().query() : built;
    }

    private static Query inOrder(String field, List<String> tokens, int slop) {
        if (tokens.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.getFirst()));
        }
        return slop == 0
                ? new PhraseQuery(field, tokens.toArray(String[]::new))
                : new IntervalQuery(field, Intervals.maxgaps(slop, Intervals.ordered(terms(tokens))));
    }

    private static Query near(String field, Analyzer analyzer, Condition.Near near) {
        var tokens = new LinkedHashSet<String>();
        near.words().forEach(word -> tokens.addAll(tokens(analyzer, word)));
        if (tokens.size() < 2) {
            return inOrder(field, List.copyOf(tokens), 0);
        }
        int within = Math.max(near.within(), tokens.size());
        return new IntervalQuery(field, Intervals.maxwidth(within, Intervals.unordered(terms(List.copyOf(tokens)))));
    }

    private static IntervalsSource[] terms(List<String> tokens) {
        return tokens.stream().map(Intervals::term).toArray(IntervalsSource[]::new);
    }

    /** A plain fuzzy query would build its automaton anew for each message. */
    private static Query fuzzy(Condition.Fuzzy fuzzy) {
        var all = new BooleanQuery.Builder();
        for (String word : tokens(TextAnalysis.plain(), fuzzy.word())) {
            if (word.length() <= Fields.BEGINNING) {
                all.add(new TermQuery(new Term(Fields.PLAIN, word)), Occur.MUST);
                continue;
            }
            String beginning = word.substring(0, Fields.BEGINNING);
            var automaton = new LevenshteinAutomata(word.substring(Fields.BEGINNING), true)
                    .toAutomaton(fuzzy.edits(), beginning);
            all.add(new TermQuery(new Term(Fields.BEGINNINGS, beginning)), Occur.MUST);
            all.add(
                    new AutomatonQuery(new Term(Fields.PLAIN, word), Operations.determinize(automaton, MOST_STATES)),
                    Occur.MUST);
        }
        return all.build();
    }

    private static Query part(String part) {
        String letters = String.join("", tokens(TextAnalysis.plain(), part));
        return new RegexpQuery(new Term(Fields.PARTS, ".*" + letters + ".*"));
    }

    /** The stems of a text's words. */
    static List<String> tokens(Analyzer analyzer, String text) {
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var tokens = new ArrayList<String>();
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be read", e);
        }
    }
}
