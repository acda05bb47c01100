package dev.parley.botrules.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a model from examples of what people write and want; the same examples give the same model.
 *
 * <p>Five examples of each intent are enough to begin with. Examples that are none of the intents, a hundred of them,
 * make it better at telling what it does not know. Takes seconds of CPU time for thousands of examples: for a
 * background thread.
 */
public final class IntentTrainer {
    private static final double COST = 1;
    private static final int MOST_CHARACTERS = 5_000_000;
    private static final int MOST_GRAMS = 200_000;
    /** Numbers of 8 bytes that liblinear holds while it learns. */
    private static final int MOST_WEIGHTS = 30_000_000;

    private final @Nullable TextEmbedding embedding;

    /** Words and pieces of words alone. */
    public IntentTrainer() {
        this.embedding = null;
    }

    /** Words, and what the operator's own model says of the texts. */
    public IntentTrainer(TextEmbedding embedding) {
        if (embedding.dimensions() < 1 || embedding.dimensions() > ModelReader.MOST_OTHERS) {
            throw new IllegalArgumentException("An embedding has 1 to " + ModelReader.MOST_OTHERS + " dimensions, not "
                    + embedding.dimensions() + ".");
        }
        this.embedding = embedding;
    }

    /**
     * Learns from examples.
     *
     * @throws IllegalArgumentException where there is nothing to tell apart, or more than fits into memory
     */
    public IntentModel train(List<IntentExample> examples) {
        var labels = new ArrayList<>(new TreeSet<>(examples.stream()
                .map(IntentExample::intent)
                .flatMap(Optional::stream)
                .toList()));
        boolean withNone = examples.stream().anyMatch(example -> example.label() == null);
        int none = withNone ? labels.size() : -1;
        int answers = labels.size() + (withNone ? 1 : 0);
        check(examples, labels.size(), answers);
        List<Grams> grams =
                examples.stream().map(example -> Grams.of(example.text())).toList();
        int others = embedding == null ? 0 : embedding.dimensions();
        var space = FeatureSpace.fit(grams, others, Math.min(MOST_GRAMS, MOST_WEIGHTS / answers));
        var texts = new ArrayList<Features>(examples.size());
        for (int i = 0; i < grams.size(); i++) {
            texts.add(space.of(grams.get(i), embedded(examples.get(i).text())));
        }
        Map<String, Integer> places = new HashMap<>();
        labels.forEach(label -> places.put(label, places.size()));
        int[] right = examples.stream()
                .mapToInt(example -> example.intent().map(places::get).orElse(none))
                .toArray();
        var lesson = new Lesson(texts, right, answers, space.size(), COST);
        var calibration = Calibration.fit(Held.of(lesson, none));
        var weights = LinearWeights.train(lesson);
        return new IntentModel(labels, space, weights, calibration, embedding);
    }

    private float[] embedded(String text) {
        return embedding == null ? new float[0] : embedding.embed(text);
    }

    private static void check(List<IntentExample> examples, int labels, int answers) {
        if (labels == 0 || answers < 2) {
            throw new IllegalArgumentException(
                    "Nothing to tell apart: give examples of two intents at least, or of one and of what it is not.");
        }
        if (labels >= LinearWeights.MOST_ANSWERS) {
            throw new IllegalArgumentException("Fewer than " + LinearWeights.MOST_ANSWERS
                    + " intents can be learnt, not " + labels + ": merge intents that mean much the same.");
        }
        long characters =
                examples.stream().mapToLong(example -> example.text().length()).sum();
        if (characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("Examples of at most " + MOST_CHARACTERS
                    + " characters in all can be learnt, not of " + characters + ": leave out the oldest or longest.");
        }
    }
}
