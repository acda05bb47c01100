package dev.parley.inbox.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a document can be found by besides its words: lexemes with a colon, which no word has. */
enum Facet {
    /** A word of the author's name or handle, or the whole handle. */
    FROM("f"),
    /** A word of a recipient's name or handle, or the whole handle. */
    TO("t"),
    SUBJECT("s"),
    /** A word of an attachment's name. */
    FILE("a"),
    CONTACT("c"),
    CHANNEL("h"),
    /** The team of its conversation. */
    TEAM("g"),
    /** Something that it has: {@code attachment}. */
    HAS("x"),
    /** What it is: {@code inbound}, {@code outbound} or {@code note}. */
    KIND("k"),
    DAY("d"),
    MONTH("m"),
    YEAR("y");

    private final String prefix;

    Facet(String prefix) {
        this.prefix = prefix + ":";
    }

    String of(Object value) {
        return prefix + value;
    }

    /** The day of a message, its month and its year, in UTC. */
    static List<String> times(LocalDate day) {
        return List.of(DAY.of(day), MONTH.of(day.toString().substring(0, 7)), YEAR.of(day.getYear()));
    }

    /** Lexemes of which every message between two days has one; as few as are needed, some more days being no harm. */
    static List<String> covering(LocalDate first, LocalDate last) {
        var lexemes = new ArrayList<String>();
        if (first.plusDays(45).isAfter(last)) {
            first.datesUntil(last.plusDays(1)).forEach(day -> lexemes.add(DAY.of(day)));
        } else if (first.plusMonths(30).isAfter(last)) {
            for (var month = first.withDayOfMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
                lexemes.add(MONTH.of(month.toString().substring(0, 7)));
            }
        } else {
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                lexemes.add(YEAR.of(year));
            }
        }
        return lexemes;
    }
}
