package dev.parley.botrules.check;

import dev.parley.botrules.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of words, what it is about, and when it counts.
 *
 * @param language of the phrase; none for a company's own
 * @param exception a place where the topic's other phrases do not count
 * @param inItsLanguageOnly counts only in a draft of that language: the words mean something else in another
 */
record Phrase(
        Topic topic,
        @Nullable Language language,
        String detail,
        boolean exception,
        boolean inItsLanguageOnly,
        List<Item> items) {

    /** One or more words of a text. */
    sealed interface Item {}

    /**
     * One word out of some.
     *
     * @param amount whether an amount of money does as well
     */
    record OneOf(Set<String> words, List<String> prefixes, List<String> suffixes, boolean amount, boolean optional)
            implements Item {
        boolean matches(String word) {
            if (words.contains(word)) {
                return true;
            }
            for (String prefix : prefixes) {
                if (word.startsWith(prefix)) {
                    return true;
                }
            }
            for (String suffix : suffixes) {
                if (word.endsWith(suffix)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Up to so many words of any sort, without a comma between. */
    record Gap(int atMost) implements Item {}

    /** A number. */
    record AnyNumber(boolean optional) implements Item {}

    /** After the phrase where it begins with a word, or -1. */
    int end(Words words, int at) {
        return match(words, at, 0, at);
    }

    private int match(Words words, int at, int item, int first) {
        if (item == items.size()) {
            return at;
        }
        return switch (items.get(item)) {
            case Gap gap -> matchGap(words, at, item, gap.atMost(), first);
            case OneOf oneOf -> matchWord(words, at, item, oneOf, first);
            case AnyNumber number -> {
                boolean here = joined(words, at, first) && words.isNumber(at);
                int end = here ? match(words, at + 1, item + 1, first) : -1;
                yield end < 0 && number.optional() ? match(words, at, item + 1, first) : end;
            }
        };
    }

    private int matchWord(Words words, int at, int item, OneOf oneOf, int first) {
        if (joined(words, at, first)) {
            int next = oneOf.matches(words.word(at)) ? at + 1 : oneOf.amount() ? Amounts.end(words, at) : -1;
            int end = next < 0 ? -1 : match(words, next, item + 1, first);
            if (end >= 0) {
                return end;
            }
        }
        return oneOf.optional() ? match(words, at, item + 1, first) : -1;
    }

    private int matchGap(Words words, int at, int item, int atMost, int first) {
        for (int skipped = 0; skipped <= atMost; skipped++) {
            int end = match(words, at + skipped, item + 1, first);
            if (end >= 0) {
                return end;
            }
            if (at + skipped >= words.count() || at + skipped > first && words.before(at + skipped) != Words.SPACE) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean joined(Words words, int at, int first) {
        return at < words.count() && (at == first || words.before(at) != Words.SENTENCE);
    }
}
