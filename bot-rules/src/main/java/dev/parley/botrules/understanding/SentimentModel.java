package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a text probably sounds, and which words say so.
 *
 * <p>A lexicon's findings and the text's words and pieces, weighed by a linear model. Immutable and safe for many threads.
 */
public final class SentimentModel {
    private static final int MOST_REASONS = 5;
    private static final double LEAST_REASON = 0.02;

    private final Lexicon lexicon;
    private final FeatureSpace space;
    private final LinearWeights weights;
    private final Calibration calibration;

    SentimentModel(Lexicon lexicon, FeatureSpace space, LinearWeights weights, Calibration calibration) {
        this.lexicon = lexicon;
        this.space = space;
        this.weights = weights;
        this.calibration = calibration;
    }

    /**
     * How a text sounds.
     *
     * @param language of the text; null where it could not be told
     */
    public Sentiment tell(String text, @Nullable Language language) {
        return tell(text, Grams.of(text), language);
    }

    Sentiment tell(String text, Grams grams, @Nullable Language language) {
        var tone = Tone.of(text, grams.words(), language, lexicon);
        if (grams.words().isEmpty() && tone.hits().isEmpty()) {
            return Sentiment.NOTHING_SAID;
        }
        Features features = space.of(grams, tone.numbers());
        double[] chances = calibration.probabilities(weights.scores(features), -1);
        double score = chances[Mood.POSITIVE.ordinal()] - chances[Mood.NEGATIVE.ordinal()];
        Mood mood = Mood.NEUTRAL;
        for (Mood each : Mood.values()) {
            mood = chances[each.ordinal()] > chances[mood.ordinal()] ? each : mood;
        }
        return new Sentiment(
                Math.clamp(score, -1, 1), mood, chances[mood.ordinal()], because(grams, tone, features, score));
    }

    private List<Reason> because(Grams grams, Tone tone, Features features, double score) {
        double[] words = Reasons.perWord(grams, features, this::pleases);
        var all = new ArrayList<Reason>();
        int first = space.size() - space.others();
        for (Tone.Hit hit : tone.hits()) {
            int feature = first + Tone.number(hit);
            double said = pleases(feature) * features.of(feature) * tone.share(hit);
            for (int i = 0; i < words.length; i++) {
                if (grams.words().get(i).place().equals(hit.place())) {
                    said += words[i];
                    words[i] = 0;
                }
            }
            all.add(new Reason(hit.place(), said));
        }
        for (int i = 0; i < words.length; i++) {
            all.add(new Reason(grams.words().get(i).place(), words[i]));
        }
        return all.stream()
                .filter(reason -> reason.weight() * Math.signum(score) > LEAST_REASON)
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight())))
                .limit(MOST_REASONS)
                .toList();
    }

    private double pleases(int feature) {
        return weights.of(feature, Mood.POSITIVE.ordinal()) - weights.of(feature, Mood.NEGATIVE.ordinal());
    }

    /** The model as bytes, to be kept and read by {@link #ofBytes}. */
    public byte[] toBytes() {
        var out = new ModelWriter(ModelKind.SENTIMENT);
        calibration.write(out);
        space.write(out);
        weights.write(out);
        return out.finish();
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException where the bytes are no whole model or one of another version
     */
    public static SentimentModel ofBytes(byte[] bytes) {
        var in = new ModelReader(bytes, ModelKind.SENTIMENT);
        var calibration = Calibration.read(in);
        var space = FeatureSpace.read(in);
        var weights = LinearWeights.read(in);
        in.finish();
        in.check(weights.answers() == Mood.values().length && weights.features() == space.size());
        in.check(space.others() == Tone.NUMBERS);
        return new SentimentModel(new Lexicon(), space, weights, calibration);
    }
}
