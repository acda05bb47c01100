package dev.parley.botrules.understanding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How much each feature speaks for and against each answer: one line of a linear model for each answer, learnt against
 * all others.
 *
 * <p>Kept by feature, without the weights that are next to nothing: most features say something about few answers.
 */
final class LinearWeights {
    /** Answers are kept in 16 bits. */
    static final int MOST_ANSWERS = 2000;

    private static final double NEGLIGIBLE = 0.01;

    private final float[] bias;
    /** Where the weights of a feature begin, and at its end where the last one's end. */
    private final int[] start;

    /** Ascending for each feature. */
    private final short[] answer;

    private final float[] weight;

    private LinearWeights(float[] bias, int[] start, short[] answer, float[] weight) {
        this.bias = bias;
        this.start = start;
        this.answer = answer;
        this.weight = weight;
    }

    /** Learns the weights by liblinear's support vector machine, one answer against the others. */
    static LinearWeights train(Lesson lesson) {
        int features = lesson.features();
        var problem = new Problem();
        problem.l = lesson.texts().size();
        problem.n = features + 1;
        problem.bias = 1;
        problem.x = lesson.texts().stream().map(text -> nodes(text, features)).toArray(Feature[][]::new);
        problem.y = Arrays.stream(lesson.right()).asDoubleStream().toArray();
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, lesson.cost(), 0.05);
        parameter.setRandom(new Random(1));
        Linear.disableDebugOutput();
        return kept(Linear.train(problem, parameter), lesson.answers(), features);
    }

    /** liblinear counts features from 1; the one after the last stands for the bias. */
    private static Feature[] nodes(Features text, int features) {
        int[] index = text.index();
        var nodes = new Feature[index.length + 1];
        for (int i = 0; i < index.length; i++) {
            nodes[i] = new FeatureNode(index[i] + 1, text.value()[i]);
        }
        nodes[index.length] = new FeatureNode(features + 1, 1);
        return nodes;
    }

    private static LinearWeights kept(Model model, int answers, int features) {
        double[] all = model.getFeatureWeights();
        int[] labels = model.getLabels();
        // Of two answers liblinear keeps the first one's line only: the other one's is its mirror image.
        int lines = labels.length == 2 ? 1 : labels.length;
        float[] bias = new float[answers];
        Arrays.fill(bias, -1);
        for (int i = 0; i < labels.length; i++) {
            bias[labels[i]] = (float) at(all, features, lines, i);
        }
        int[] start = new int[features + 1];
        short[] answer = new short[1024];
        float[] weight = new float[1024];
        int size = 0;
        int[] ascending = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int feature = 0; feature < features; feature++) {
            for (int i : ascending) {
                double value = at(all, feature, lines, i);
                if (Math.abs(value) < NEGLIGIBLE) {
                    continue;
                }
                if (size == answer.length) {
                    answer = Arrays.copyOf(answer, size * 2);
                    weight = Arrays.copyOf(weight, size * 2);
                }
                answer[size] = (short) labels[i];
                weight[size++] = (float) value;
            }
            start[feature + 1] = size;
        }
        return new LinearWeights(bias, start, Arrays.copyOf(answer, size), Arrays.copyOf(weight, size));
    }

    private static double at(double[] all, int feature, int lines, int line) {
        return line < lines ? all[feature * lines + line] : -all[feature * lines];
    }

    int answers() {
        return bias.length;
    }

    /** How far a text is on the side of each answer: 1 and more is clearly its, -1 and less clearly not. */
    float[] scores(Features text) {
        float[] scores = bias.clone();
        int[] index = text.index();
        float[] value = text.value();
        for (int i = 0; i < index.length; i++) {
            for (int at = start[index[i]]; at < start[index[i] + 1]; at++) {
                scores[answer[at]] += weight[at] * value[i];
            }
        }
        return scores;
    }

    /** What a feature says about an answer. */
    float of(int feature, int wanted) {
        int at = Arrays.binarySearch(answer, start[feature], start[feature + 1], (short) wanted);
        return at < 0 ? 0 : weight[at];
    }

    void write(ModelWriter out) {
        out.count(bias.length);
        for (float each : bias) {
            out.number(each);
        }
        out.count(start.length - 1);
        for (int i = 1; i < start.length; i++) {
            out.small(start[i] - start[i - 1]);
        }
        out.count(answer.length);
        for (int i = 0; i < answer.length; i++) {
            out.small(answer[i]);
            out.number(weight[i]);
        }
    }

    static LinearWeights read(ModelReader in) {
        float[] bias = new float[in.count(MOST_ANSWERS, Float.BYTES)];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.number();
        }
        int[] start = new int[in.count(ModelReader.MOST_FEATURES + ModelReader.MOST_OTHERS, Short.BYTES) + 1];
        for (int i = 1; i < start.length; i++) {
            start[i] = start[i - 1] + in.small();
        }
        int size = in.count(Integer.MAX_VALUE, Short.BYTES + Float.BYTES);
        in.check(size == start[start.length - 1]);
        short[] answer = new short[size];
        float[] weight = new float[size];
        for (int i = 0; i < size; i++) {
            int label = in.small();
            in.check(label < bias.length);
            answer[i] = (short) label;
            weight[i] = in.number();
        }
        return new LinearWeights(bias, start, answer, weight);
    }

    int features() {
        return start.length - 1;
    }
}
