package dev.parley.botrules.book;

import dev.parley.botrules.Condition;
import dev.parley.botrules.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/** One question to the book: runs each guideline that may hold over the one document, and asks the rest of those that were found. */
final class Asking extends CandidateMatcher<Asking.Found> {
    private static final int MOST_PLACES = 50;

    private final Question question;

    Asking(IndexSearcher searcher, Question question) {
        super(searcher);
        this.question = question;
    }

    /** A guideline that holds. */
    static final class Found extends QueryMatch {
        private final Match match;

        Found(String id, Match match) {
            super(id);
            this.match = match;
        }

        Match match() {
            return match;
        }
    }

    @Override
    public void matchQuery(String id, Query query, Map<String, String> metadata) {
        var entry = question.entry(metadata);
        if (entry == null || !entry.guideline().isValidAt(question.utterance().at())) {
            return;
        }
        var places = new TreeSet<Place>();
        try {
            if ((entry.findsAll() || isFound(query, places)) && holds(entry, places)) {
                var first = places.stream().limit(MOST_PLACES).toList();
                addMatch(new Found(id, new Match(entry.guideline(), first)), 0);
            }
        } catch (IOException | RuntimeException e) {
            // One that cannot be asked does not keep the others from being asked.
            question.troubled(entry.guideline(), e);
        }
    }

    private boolean holds(Entry entry, Collection<Place> places) {
        var residual = entry.residual();
        if (residual == null) {
            return true;
        }
        return residual.holds(question.utterance().facts(), leaf -> answer(entry, leaf, places));
    }

    private boolean answer(Entry entry, Condition leaf, Collection<Place> places) {
        if (leaf instanceof Condition.Check check) {
            var found = question.check(check.check());
            places.addAll(found);
            return !found.isEmpty();
        }
        var pattern = entry.patterns().get(leaf);
        if (pattern != null) {
            var matcher = pattern.matcher(question.text());
            int count = 0;
            while (count < MOST_PLACES && matcher.find()) {
                count++;
                places.add(new Place(matcher.start(), matcher.end()));
            }
            return count > 0;
        }
        var query = entry.leaves().get(leaf);
        try {
            return query != null && isFound(query, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFound(Query query, Collection<Place> places) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var matches = weight.matches(leaf, 0);
            if (matches != null) {
                gather(matches, places);
                return true;
            }
        }
        return false;
    }

    private static void gather(Matches matches, Collection<Place> places) throws IOException {
        for (String field : matches) {
            if (!Fields.isText(field)) {
                continue;
            }
            var each = matches.getMatches(field);
            while (each != null && places.size() < MOST_PLACES && each.next()) {
                places.add(new Place(each.startOffset(), each.endOffset()));
            }
        }
    }

    @Override
    public Found resolve(Found one, Found other) {
        return one;
    }
}
