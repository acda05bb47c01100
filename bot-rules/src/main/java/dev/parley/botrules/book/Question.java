package dev.parley.botrules.book;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Place;
import dev.parley.botrules.Utterance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** One utterance on its way through the book, and what became known of it meanwhile. */
final class Question {
    private final Utterance utterance;
    private final String text;
    private final LongFunction<@Nullable Entry> entries;
    private final List<Holding.Trouble> troubles = new ArrayList<>();
    private final Map<CheckKind, List<Place>> checked = new EnumMap<>(CheckKind.class);
    private boolean outdated;

    Question(Utterance utterance, String text, LongFunction<@Nullable Entry> entries) {
        this.utterance = utterance;
        this.text = text;
        this.entries = entries;
    }

    Asking over(IndexSearcher document) {
        return new Asking(document, this);
    }

    Utterance utterance() {
        return utterance;
    }

    String text() {
        return text;
    }

    /** The entry that was found; null where it was replaced meanwhile. */
    @Nullable Entry entry(Map<String, String> metadata) {
        var entry = entries.apply(Long.parseLong(metadata.getOrDefault(Entry.SERIAL, "-1")));
        outdated |= entry == null;
        return entry;
    }

    /** Whether an entry was replaced while it was asked for: the question is to be asked again. */
    boolean isOutdated() {
        return outdated;
    }

    List<Place> check(CheckKind kind) {
        return checked.computeIfAbsent(kind, utterance.checks());
    }

    void troubled(Guideline guideline, Exception e) {
        troubles.add(new Holding.Trouble(guideline, String.valueOf(e.getMessage())));
    }

    Holding holding(MatchingQueries<Asking.Found> found) {
        var matches = found.getMatches().stream()
                .map(Asking.Found::match)
                .sorted(Match.ORDER)
                .toList();
        return new Holding(matches, troubles);
    }
}
