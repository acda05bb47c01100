package dev.parley.channel.mastodon;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Counts a post as Mastodon does: what people see as one character, a link as 23 of them, a mention without its server. */
record StatusLength(int perUrl) {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern REMOTE = Pattern.compile("(?<![\\w/@])(@\\w[\\w.-]*)@[\\p{L}\\p{N}.-]+[\\p{L}\\p{N}]");

    int of(String text) {
        String shortened = URL.matcher(text).replaceAll("x".repeat(perUrl));
        return graphemes(REMOTE.matcher(shortened).replaceAll("$1"));
    }

    private static int graphemes(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** The beginning of a text, at most so long. */
    static String cut(String text, int longest) {
        if (graphemes(text) <= longest) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.next(Math.max(0, longest - 1));
        return longest <= 1 || end == BreakIterator.DONE ? "" : text.substring(0, end) + "…";
    }
}
