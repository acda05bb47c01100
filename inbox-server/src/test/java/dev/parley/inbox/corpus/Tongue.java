package dev.parley.inbox.corpus;

import java.util.List;
import java.util.Locale;

/** A language as people write it to a company, and as the company answers. */
enum Tongue {
    EN(List.of("er", "ing", "ness", "ment", "able", "ator", "")),
    DE(List.of("ung", "heit", "er", "en", "lich", "schaft", "")),
    FR(List.of("tion", "ement", "eur", "able", "ette", "age", "é")),
    IT(List.of("zione", "mento", "tore", "abile", "etta", "aggio", "o"));

    private static final double TYPING_ERROR = 0.03;

    private final Phrases phrases;
    private final List<String> nouns;
    private final List<String> adjectives;
    private final Vocabulary vocabulary;
    private final List<String> firstNames;
    private final List<String> lastNames;
    private final List<String> cities;

    Tongue(List<String> endings) {
        phrases = new Phrases(code() + ".txt");
        nouns = phrases.words("noun");
        adjectives = phrases.words("adj");
        vocabulary = new Vocabulary(code(), nouns, endings);
        firstNames = Phrases.NAMES.words(code() + ".first");
        lastNames = Phrases.NAMES.words(code() + ".last");
        cities = Phrases.NAMES.words(code() + ".city");
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> firstNames() {
        return firstNames;
    }

    List<String> lastNames() {
        return lastNames;
    }

    /** A sentence of a section with everything filled in. */
    String sentence(String section, Draw draw, Matter matter) {
        String template = draw.of(phrases.lines(section));
        var text = new StringBuilder(template.length() + 40);
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            text.append(template, at, open).append(fill(template.substring(open + 1, close), draw, matter));
            at = close + 1;
        }
        return text.append(template, at, template.length()).toString();
    }

    /** The same as a person in a hurry types it. */
    String typed(String sentence, Draw draw) {
        if (!draw.chance(TYPING_ERROR) || sentence.length() < 8) {
            return sentence;
        }
        var text = new StringBuilder(sentence);
        int at = draw.between(1, sentence.length() - 4);
        switch (draw.below(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, text.charAt(at));
            default -> text.insert(at + 2, text.charAt(at)).deleteCharAt(at);
        }
        return text.toString();
    }

    private String fill(String slot, Draw draw, Matter matter) {
        return switch (slot) {
            case "product" -> matter.product();
            case "order" -> matter.order();
            case "serial" -> matter.serial();
            case "date" -> matter.date();
            case "year" -> Integer.toString(draw.between(2009, 2025));
            case "small" -> Integer.toString(draw.between(2, 14));
            case "number" -> Integer.toString(draw.between(100_000, 999_999));
            case "money" -> String.format(Locale.ROOT, "%d.%02d", draw.between(4, 900), draw.below(100));
            case "city" -> draw.of(cities);
            case "first" -> draw.of(firstNames);
            case "last" -> draw.of(lastNames);
            case "noun" -> nouns.get(draw.zipf(nouns.size()));
            case "adj" -> adjectives.get(draw.zipf(adjectives.size()));
            case "vocabulary" -> vocabulary.word(draw);
            default -> throw new IllegalStateException("No such slot: " + slot);
        };
    }
}
