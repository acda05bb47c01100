package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a model of moods: from sentences that come with this library, in four languages, and from what people of the
 * company corrected. The same corrections give the same model; takes a second or two of CPU time.
 */
public final class SentimentTrainer {
    private static final double COST = 0.3;
    private static final int MOST_GRAMS = 200_000;
    private static final int MOST_CORRECTIONS = 100_000;
    /** A correction counts as much as so many of our sentences. */
    private static final int OWN_WEIGHT = 3;

    private final Lexicon lexicon = new Lexicon();

    /**
     * Learns from our sentences and from corrections.
     *
     * @param corrections texts and how people say that they sound; none to begin with
     */
    public SentimentModel train(List<SentimentExample> corrections) {
        if (corrections.size() > MOST_CORRECTIONS) {
            throw new IllegalArgumentException("At most " + MOST_CORRECTIONS + " corrections can be learnt, not "
                    + corrections.size() + ": leave out the oldest.");
        }
        var examples = new ArrayList<SentimentExample>(ours());
        for (int i = 0; i < OWN_WEIGHT; i++) {
            examples.addAll(corrections);
        }
        List<Grams> grams =
                examples.stream().map(example -> Grams.of(example.text())).toList();
        var space = FeatureSpace.fit(grams, Tone.NUMBERS, MOST_GRAMS);
        var texts = new ArrayList<Features>(examples.size());
        for (int i = 0; i < grams.size(); i++) {
            SentimentExample example = examples.get(i);
            var tone = Tone.of(example.text(), grams.get(i).words(), example.language(), lexicon);
            texts.add(space.of(grams.get(i), tone.numbers()));
        }
        int[] right =
                examples.stream().mapToInt(example -> example.mood().ordinal()).toArray();
        var lesson = new Lesson(texts, right, Mood.values().length, space.size(), COST);
        return new SentimentModel(lexicon, space, LinearWeights.train(lesson), Calibration.fit(Held.of(lesson, -1)));
    }

    /** The sentences that come with the library. */
    static List<SentimentExample> ours() {
        var all = new ArrayList<SentimentExample>();
        for (Language language : Language.values()) {
            for (String line : Resource.lines("moods." + language.code() + ".txt")) {
                all.add(example(line, language));
            }
        }
        return all;
    }

    /** A line of a list: "-", "0" or "+", a space, the text. */
    static SentimentExample example(String line, Language language) {
        Mood mood = switch (line.charAt(0)) {
            case '-' -> Mood.NEGATIVE;
            case '+' -> Mood.POSITIVE;
            default -> Mood.NEUTRAL;
        };
        return new SentimentExample(line.substring(2), mood, language);
    }
}
