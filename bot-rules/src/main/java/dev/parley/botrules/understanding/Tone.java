package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lexicon finds in a text, as numbers for the linear model: words and emoji that please and that annoy, with
 * negation and emphasis, exclamation marks, shouting, questions.
 */
final class Tone {
    static final int NUMBERS = 8;
    private static final int PLEASING = 0;
    private static final int PLEASING_EMOJI = 2;
    private static final int EXCLAMATIONS = 4;
    private static final int SHOUTING = 5;
    private static final int QUESTIONS = 6;
    private static final int ALWAYS = 7;

    private static final double TURNED = -0.7;
    private static final double STRONGER = 1.5;
    private static final int MOST_CHARACTERS = 4000;
    private static final int REACH = 3;

    /**
     * A word or emoji that counts.
     *
     * @param value -6 to 6, with negation and emphasis
     */
    record Hit(Place place, double value, boolean emoji) {}

    private final List<Hit> hits;
    private final float[] numbers = new float[NUMBERS];

    private Tone(List<Hit> hits) {
        this.hits = hits;
    }

    static Tone of(String text, List<Word> words, @Nullable Language language, Lexicon lexicon) {
        List<Hit> hits = language == null ? bestHits(text, words, lexicon) : hits(text, words, language, lexicon);
        String own = OwnWords.of(text, MOST_CHARACTERS);
        for (int at = 0; at < own.length(); at++) {
            int value = lexicon.emoji(own, at);
            if (value != 0) {
                hits.add(new Hit(new Place(at, at + Character.charCount(own.codePointAt(at))), value, true));
            }
        }
        var tone = new Tone(hits);
        tone.count(own, words);
        return tone;
    }

    /** Where the language is not known: as the language in which most words count. */
    private static List<Hit> bestHits(String text, List<Word> words, Lexicon lexicon) {
        List<Hit> best = new ArrayList<>();
        for (Language language : Language.values()) {
            List<Hit> hits = hits(text, words, language, lexicon);
            best = hits.size() > best.size() ? hits : best;
        }
        return best;
    }

    private static List<Hit> hits(String text, List<Word> words, Language language, Lexicon lexicon) {
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            double value = lexicon.value(language, word.text());
            if (value == 0 || lexicon.turnsRound(language, word.text())) {
                continue;
            }
            if (isTurned(text, words, i, language, lexicon)) {
                value *= TURNED;
            }
            if (i > 0 && lexicon.makesStronger(language, words.get(i - 1).text())) {
                value *= STRONGER;
            }
            hits.add(new Hit(word.place(), value, false));
        }
        return hits;
    }

    /** "not really good", "nicht zufrieden", "funktioniert nicht", "ne marche pas": within the same part of a sentence. */
    private static boolean isTurned(String text, List<Word> words, int at, Language language, Lexicon lexicon) {
        for (int i = at - 1; i >= Math.max(0, at - REACH) && isJoined(text, words, i); i--) {
            if (lexicon.turnsRound(language, words.get(i).text())) {
                return true;
            }
        }
        int reach = language == Language.DE ? 2 : 1;
        for (int i = at + 1; i <= at + reach && i < words.size() && isJoined(text, words, i - 1); i++) {
            if (language != Language.EN
                    && lexicon.turnsRound(language, words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether no mark ends the part of a sentence between a word and the next one. */
    private static boolean isJoined(String text, List<Word> words, int at) {
        for (int i = words.get(at).place().end(); i < words.get(at + 1).place().start(); i++) {
            if (".,;:!?()\n".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void count(String text, List<Word> words) {
        for (Hit hit : hits) {
            numbers[number(hit)] += (float) (Math.abs(hit.value()) / 2);
        }
        long marks = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean again = i > 0 && (text.charAt(i - 1) == '?' || text.charAt(i - 1) == '!');
            marks += text.charAt(i) == '!' || text.charAt(i) == '?' && again ? 1 : 0;
        }
        long capitals = text.chars().filter(Character::isUpperCase).count();
        long small = text.chars().filter(Character::isLowerCase).count();
        numbers[EXCLAMATIONS] = Math.min(marks, 3) / 3f;
        numbers[SHOUTING] = words.size() > 1 && capitals > 4 && capitals > small * 2 ? 1 : 0;
        numbers[QUESTIONS] = text.indexOf('?') >= 0 ? 1 : 0;
        numbers[ALWAYS] = 1;
    }

    List<Hit> hits() {
        return hits;
    }

    float[] numbers() {
        return numbers;
    }

    /** Which part of its number a hit is. */
    double share(Hit hit) {
        return Math.abs(hit.value()) / 2 / numbers[number(hit)];
    }

    /** The number in which a hit is counted: what annoys stands behind what pleases. */
    static int number(Hit hit) {
        int kind = hit.emoji() ? PLEASING_EMOJI : PLEASING;
        return hit.value() < 0 ? kind + 1 : kind;
    }

    /** Only what the lexicon says, without a model: the sum of all that counts. */
    double sum() {
        return hits.stream().mapToDouble(Hit::value).sum();
    }
}
