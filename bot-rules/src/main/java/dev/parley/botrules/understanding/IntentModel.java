package dev.parley.botrules.understanding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a text is probably about, which words say so, and when it is probably about nothing that the model knows.
 *
 * <p>Immutable and safe for many threads. Holds no text of the examples that it learnt from.
 */
public final class IntentModel {
    private final List<String> labels;
    private final FeatureSpace space;
    private final LinearWeights weights;
    private final Calibration calibration;
    private final @Nullable TextEmbedding embedding;
    /** The place of "none of them" among the answers, or -1. */
    private final int none;

    IntentModel(
            List<String> labels,
            FeatureSpace space,
            LinearWeights weights,
            Calibration calibration,
            @Nullable TextEmbedding embedding) {
        this.labels = List.copyOf(labels);
        this.space = space;
        this.weights = weights;
        this.calibration = calibration;
        this.embedding = embedding;
        this.none = weights.answers() > labels.size() ? labels.size() : -1;
    }

    /** The intents that it knows, by their alphabet. */
    public List<String> labels() {
        return labels;
    }

    /**
     * The most probable intents of a text.
     *
     * @param most how many of them
     */
    public IntentPrediction predict(String text, int most) {
        return predict(text, Grams.of(text), most);
    }

    IntentPrediction predict(String text, Grams grams, int most) {
        Features features = space.of(grams, embedding == null ? new float[0] : embedding.embed(text));
        float[] scores = weights.scores(features);
        double[] chances = calibration.probabilities(scores, none);
        List<RankedIntent> ranked = best(scores, most).stream()
                .map(answer -> new RankedIntent(
                        labels.get(answer),
                        chances[answer],
                        Reasons.of(grams, features, feature -> weights.of(feature, answer))))
                .toList();
        double outOfScope = features.index().length == space.others() ? 1 : calibration.outOfScope(scores, none);
        return new IntentPrediction(ranked, outOfScope);
    }

    /** The answers of the highest scores, the best first: picked, as few of many are wanted. */
    private List<Integer> best(float[] scores, int most) {
        var best = new ArrayList<Integer>();
        boolean[] picked = new boolean[labels.size()];
        while (best.size() < Math.min(most, picked.length)) {
            int next = -1;
            for (int i = 0; i < picked.length; i++) {
                next = !picked[i] && (next < 0 || scores[i] > scores[next]) ? i : next;
            }
            picked[next] = true;
            best.add(next);
        }
        return best;
    }

    /** The model as bytes, to be kept and read by {@link #ofBytes}. */
    public byte[] toBytes() {
        var out = new ModelWriter(ModelKind.INTENTS);
        out.text(embedding == null ? "" : embedding.name());
        out.count(labels.size());
        labels.forEach(out::text);
        calibration.write(out);
        space.write(out);
        weights.write(out);
        return out.finish();
    }

    /**
     * Reads a model.
     *
     * @param embedding the one that it was trained with, if it was
     * @throws IllegalArgumentException where the bytes are no whole model, of another version or another embedding
     */
    public static IntentModel ofBytes(byte[] bytes, @Nullable TextEmbedding embedding) {
        var in = new ModelReader(bytes, ModelKind.INTENTS);
        String trainedWith = in.text();
        String given = embedding == null ? "" : embedding.name();
        if (!trainedWith.equals(given)) {
            throw new IllegalArgumentException("The model was trained with the embedding \"" + trainedWith
                    + "\", not \"" + given + "\": plug that one in, or train the model anew.");
        }
        int count = in.count(LinearWeights.MOST_ANSWERS, Integer.BYTES);
        var labels = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            labels.add(in.text());
        }
        var calibration = Calibration.read(in);
        var space = FeatureSpace.read(in);
        var weights = LinearWeights.read(in);
        in.finish();
        int spare = weights.answers() - labels.size();
        in.check(!labels.isEmpty() && weights.features() == space.size() && (spare == 0 || spare == 1));
        in.check(space.others() == (embedding == null ? 0 : embedding.dimensions()));
        return new IntentModel(labels, space, weights, calibration, embedding);
    }
}
