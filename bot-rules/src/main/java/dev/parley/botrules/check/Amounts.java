package dev.parley.botrules.check;

import java.util.Set;

/** Amounts of money and shares of a price, among words: "20 €", "CHF 20.–", "10 %", "fifty euros" not. */
final class Amounts {
    private static final Set<String> UNITS = Set.of(
            "€",
            "$",
            "£",
            "¥",
            "%",
            "euro",
            "euros",
            "eur",
            "chf",
            "usd",
            "gbp",
            "franken",
            "francs",
            "franc",
            "franchi",
            "dollar",
            "dollars",
            "dollari",
            "pound",
            "pounds",
            "sterline",
            "prozent",
            "percent",
            "pourcent",
            "fr",
            "sfr",
            "rappen",
            "cent",
            "cents",
            "centesimi");

    private Amounts() {}

    /** After the amount that begins with a word, or -1 where none does. */
    static int end(Words words, int at) {
        if (at >= words.count()) {
            return -1;
        }
        if (words.isNumber(at)) {
            int unit = at + 1;
            if (unit < words.count() && words.before(unit) != Words.SENTENCE && isUnit(words.word(unit))) {
                return unit + 1;
            }
            boolean perCent = unit + 1 < words.count()
                    && (words.word(unit).equals("per") || words.word(unit).equals("pour"))
                    && words.word(unit + 1).equals("cent");
            return perCent ? unit + 2 : -1;
        }
        boolean before = isUnit(words.word(at)) && !words.word(at).equals("%");
        return before && at + 1 < words.count() && words.isNumber(at + 1) && words.before(at + 1) == Words.SPACE
                ? at + 2
                : -1;
    }

    private static boolean isUnit(String word) {
        return UNITS.contains(word);
    }

    static boolean mayBegin(Words words, int at) {
        return words.isNumber(at) || isUnit(words.word(at));
    }

    /** The value without separators and cents of zero: the same for "20 €", "€20.00" and "EUR 20.–". */
    static String value(Words words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.isNumber(at)) {
                String number = words.word(at);
                if (number.endsWith(".00") || number.endsWith(",00")) {
                    number = number.substring(0, number.length() - 3);
                }
                return number.replace("'", "").replace(".", "").replace(",", "");
            }
        }
        return "";
    }
}
