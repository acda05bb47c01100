package dev.parley.botrules.book;

import dev.parley.botrules.Language;
import dev.parley.botrules.TextAnalysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.jspecify.annotations.Nullable;

/** The fields of a message's document, and of the queries that ask for them. */
final class Fields {
    /** The words as they are written, for misspelled words. */
    static final String PLAIN = "w";
    /** The same for parts of words: each part of each word brings up what asks for it. */
    static final String PARTS = "p";
    /** The first two letters of each: what brings a misspelled word's guidelines up for the question. */
    static final String BEGINNINGS = "b";

    static final int BEGINNING = 2;
    private static final String STEMMED = "t_";
    private static final String NO_LANGUAGE = STEMMED + "xx";
    /** A text in a language that nobody stems is found by its plain words. */
    private static final List<@Nullable Language> LANGUAGES = languages();

    private Fields() {}

    private static List<@Nullable Language> languages() {
        var languages = new ArrayList<@Nullable Language>(List.of(Language.values()));
        languages.add(null);
        return languages;
    }

    /** Every language, and null for none. */
    static List<@Nullable Language> everyLanguage() {
        return LANGUAGES;
    }

    static String stemmed(@Nullable Language language) {
        return language == null ? NO_LANGUAGE : STEMMED + language.code();
    }

    /** Whether what is found there is a place in the text. */
    static boolean isText(String field) {
        return field.equals(PLAIN) || field.equals(PARTS) || field.startsWith(STEMMED);
    }

    static Analyzer analyzer() {
        Map<String, Analyzer> analyzers = new HashMap<>();
        for (var language : LANGUAGES) {
            analyzers.put(stemmed(language), TextAnalysis.stemmed(language));
        }
        analyzers.put(PLAIN, TextAnalysis.plain());
        analyzers.put(PARTS, TextAnalysis.plain());
        analyzers.put(BEGINNINGS, beginnings());
        return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), analyzers);
    }

    private static Analyzer beginnings() {
        return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return TextAnalysis.plain();
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents words) {
                return new TokenStreamComponents(
                        words.getSource(), new TruncateTokenFilter(words.getTokenStream(), BEGINNING));
            }
        };
    }
}
