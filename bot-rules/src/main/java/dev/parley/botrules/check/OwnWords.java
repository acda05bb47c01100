package dev.parley.botrules.check;

import dev.parley.botrules.Place;
import java.util.List;
import java.util.Locale;

/** Tells the writer's own words from the mail that is quoted below them. */
final class OwnWords {
    private static final int LONGEST_INTRODUCTION = 200;
    private static final List<String> DIVIDERS = List.of(
            "original message",
            "ursprungliche nachricht",
            "ursprüngliche nachricht",
            "message d'origine",
            "message original",
            "messaggio originale",
            "forwarded message",
            "weitergeleitete nachricht");
    private static final List<String> WROTE =
            List.of("wrote:", "schrieb:", "a écrit :", "a écrit:", "ha scritto:", "geschrieben:");
    private static final List<String> WROTE_FIRST = List.of("on ", "am ", "le ", "il ", "at ", "den ");

    private OwnWords() {}

    /** From the beginning until a line that introduces a quote, or until nothing but quoted lines follow. */
    static Place in(String text) {
        int own = 0;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            String line = beginning(text, start, end < 0 ? text.length() : end);
            if (introducesQuote(line)) {
                break;
            }
            if (!line.isEmpty() && line.charAt(0) != '>') {
                own = next;
            }
            start = next;
        }
        return new Place(0, own);
    }

    private static String beginning(String text, int start, int end) {
        return text.substring(start, Math.min(end, start + LONGEST_INTRODUCTION))
                .strip();
    }

    private static boolean introducesQuote(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("--") || lower.startsWith("__")) {
            return DIVIDERS.stream().anyMatch(lower::contains);
        }
        return WROTE.stream().anyMatch(lower::endsWith) && WROTE_FIRST.stream().anyMatch(lower::startsWith);
    }
}
