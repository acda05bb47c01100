package dev.parley.botrules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds where somebody lives: a street, a number and, near by, a postcode with its town. */
final class Addresses {
    private static final int NEAR = 9;
    private static final Set<String> NUMBER_LAST =
            Set.of("via", "viale", "piazza", "piazzale", "corso", "largo", "vicolo", "strada", "strasse", "str", "rue");
    private static final List<String> GERMAN_ENDINGS = List.of(
            "strasse", "str", "weg", "platz", "gasse", "allee", "ring", "damm", "ufer", "halde", "steig", "matte",
            "rain");
    private static final Set<String> FRENCH_STREETS = Set.of(
            "rue", "avenue", "av", "boulevard", "bd", "place", "chemin", "impasse", "allee", "quai", "route", "cours");
    private static final Set<String> ENGLISH_STREETS = Set.of(
            "street",
            "st",
            "road",
            "rd",
            "avenue",
            "ave",
            "lane",
            "ln",
            "drive",
            "dr",
            "close",
            "court",
            "square",
            "terrace",
            "crescent",
            "boulevard",
            "blvd",
            "gardens",
            "grove");

    /** Words of the text: from the street to the town. */
    record Address(int from, int to) {}

    private Addresses() {}

    static List<Address> in(ReadDraft draft) {
        Words words = draft.words();
        List<Address> found = new ArrayList<>();
        int at = 0;
        while (at < words.count()) {
            int street = streetEnd(words, at);
            int end = street < 0 ? -1 : townEnd(draft, street);
            if (end > 0) {
                found.add(new Address(at, end));
            }
            at = end > 0 ? end : at + 1;
        }
        return found;
    }

    /** After the street with its number where one begins, or -1. */
    private static int streetEnd(Words words, int at) {
        if (words.isNumber(at)) {
            return houseNumber(words, at) ? numberFirst(words, at) : -1;
        }
        String word = words.word(at);
        if (NUMBER_LAST.contains(word)) {
            for (int i = at + 1; i < Math.min(at + 6, words.count()); i++) {
                if (houseNumber(words, i)) {
                    return i + 1;
                }
            }
            return -1;
        }
        boolean german = word.length() > 5 && GERMAN_ENDINGS.stream().anyMatch(word::endsWith);
        return german && at + 1 < words.count() && houseNumber(words, at + 1) ? at + 2 : -1;
    }

    private static int numberFirst(Words words, int at) {
        int next = at + 1;
        while (next < words.count()
                && next <= at + 2
                && Set.of("bis", "ter", "a", "b").contains(words.word(next))) {
            next++;
        }
        if (next < words.count() && FRENCH_STREETS.contains(words.word(next))) {
            return next + 1;
        }
        for (int i = at + 2; i < Math.min(at + 5, words.count()); i++) {
            if (ENGLISH_STREETS.contains(words.word(i))) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean houseNumber(Words words, int at) {
        String number = words.word(at);
        return words.isNumber(at) && number.length() <= 4 && number.chars().allMatch(Character::isDigit);
    }

    private static int townEnd(ReadDraft draft, int from) {
        Words words = draft.words();
        for (int at = from; at < Math.min(from + NEAR, words.count()); at++) {
            int british = britishPostcode(words, at);
            if (british > 0) {
                return british;
            }
            boolean postcode = words.isNumber(at)
                    && (words.word(at).length() == 4 || words.word(at).length() == 5)
                    && words.word(at).chars().allMatch(Character::isDigit);
            if (postcode && americanState(draft, at - 1)) {
                return at + 1;
            }
            if (postcode && at + 1 < words.count() && words.isWord(at + 1) && capital(draft, at + 1)) {
                return at + 2;
            }
        }
        return -1;
    }

    private static boolean americanState(ReadDraft draft, int at) {
        Words words = draft.words();
        return words.word(at).length() == 2
                && words.isWord(at)
                && Character.isUpperCase(draft.text().seen().charAt(words.start(at) + 1));
    }

    private static boolean capital(ReadDraft draft, int at) {
        return Character.isUpperCase(draft.text().seen().charAt(draft.words().start(at)));
    }

    /** "SW1A 1AA", cut into its letters and digits. */
    private static int britishPostcode(Words words, int at) {
        int next = at;
        if (!letters(words, next, 1, 2) || !digits(words, next + 1, 2)) {
            return -1;
        }
        next += letters(words, next + 2, 1, 1) ? 3 : 2;
        return digits(words, next, 1) && letters(words, next + 1, 2, 2) ? next + 2 : -1;
    }

    private static boolean letters(Words words, int at, int least, int most) {
        return at < words.count()
                && words.isWord(at)
                && words.word(at).length() >= least
                && words.word(at).length() <= most;
    }

    private static boolean digits(Words words, int at, int most) {
        return at < words.count() && words.isNumber(at) && words.word(at).length() <= most;
    }
}
