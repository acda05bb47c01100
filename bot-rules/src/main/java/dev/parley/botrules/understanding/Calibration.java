package dev.parley.botrules.understanding;

import java.util.List;

/**
 * Turns the scores of a linear model into probabilities, as they came true on examples that the model had not seen.
 *
 * @param sharpness how much a score counts in the probability of an answer
 * @param slope how much familiarity speaks for being in scope
 * @param offset what speaks for being in scope beforehand
 */
record Calibration(double sharpness, double slope, double offset) {
    private static final int ROUNDS = 60;
    private static final double NONE_SHARE = 0.5;

    /**
     * Scores of an example that the model had not seen.
     *
     * @param right the answer, or -1 where it is none
     * @param none the place of "none" among the scores, or -1
     */
    record Seen(float[] scores, int right, int none) {
        double familiarity() {
            return Calibration.familiarity(scores, none, -1);
        }

        /** As if the right answer were not known: how a text out of scope may look. */
        double familiarityWithoutRight() {
            return Calibration.familiarity(scores, none, right);
        }
    }

    /** How much a text resembles any example: the best score, less so where "none" scores too. */
    static double familiarity(float[] scores, int none, int without) {
        double best = -10;
        for (int i = 0; i < scores.length; i++) {
            if (i != none && i != without) {
                best = Math.max(best, scores[i]);
            }
        }
        return none < 0 ? best : best - NONE_SHARE * scores[none];
    }

    static Calibration fit(List<Seen> seen) {
        List<Seen> inScope = seen.stream().filter(each -> each.right >= 0).toList();
        double[] in = inScope.stream().mapToDouble(Seen::familiarity).toArray();
        double[] out = seen.stream()
                .filter(each -> each.right < 0)
                .mapToDouble(Seen::familiarity)
                .toArray();
        if (out.length < 10) {
            out = inScope.stream().mapToDouble(Seen::familiarityWithoutRight).toArray();
        }
        double[] line = line(in, out);
        return new Calibration(sharpness(inScope), line[0], line[1]);
    }

    /** Of the probability of each answer but "none", whose probability is 0. */
    double[] probabilities(float[] scores, int none) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            best = i == none ? best : Math.max(best, scores[i]);
        }
        double[] each = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            each[i] = i == none ? 0 : Math.exp(sharpness * (scores[i] - best));
            sum += each[i];
        }
        for (int i = 0; i < each.length; i++) {
            each[i] /= sum;
        }
        return each;
    }

    double outOfScope(float[] scores, int none) {
        return 1 / (1 + Math.exp(slope * familiarity(scores, none, -1) + offset));
    }

    /** The sharpness under which the right answers are the most probable: searched by thirds, from 1 to 100. */
    private static double sharpness(List<Seen> seen) {
        double low = 0;
        double high = Math.log(100);
        for (int round = 0; round < ROUNDS && !seen.isEmpty(); round++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (surprise(seen, Math.exp(left)) < surprise(seen, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return seen.isEmpty() ? 4 : Math.exp((low + high) / 2);
    }

    private static double surprise(List<Seen> seen, double sharpness) {
        var calibration = new Calibration(sharpness, 0, 0);
        return seen.stream()
                .mapToDouble(each -> -Math.log(1e-9 + calibration.probabilities(each.scores, each.none)[each.right]))
                .sum();
    }

    /** Logistic regression on one number, both sides of equal weight, by Newton's method with a little ridge. */
    private static double[] line(double[] in, double[] out) {
        double slope = 0;
        double offset = 0;
        for (int round = 0; round < ROUNDS && in.length > 0 && out.length > 0; round++) {
            double[] sums = {1e-3 * slope, 0, 1e-3, 0, 1e-6};
            add(sums, in, 1, slope, offset);
            add(sums, out, 0, slope, offset);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            slope -= (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            offset -= (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
        }
        boolean found = slope > 0 && Double.isFinite(slope) && Double.isFinite(offset);
        return found ? new double[] {Math.min(slope, 50), offset * Math.min(slope, 50) / slope} : new double[] {4, 1};
    }

    /** Adds to gradient (of slope, of offset) and curvature (slope², both, offset²). */
    private static void add(double[] sums, double[] numbers, int target, double slope, double offset) {
        for (double x : numbers) {
            double chance = 1 / (1 + Math.exp(-(slope * x + offset)));
            double error = (chance - target) / numbers.length;
            double curve = Math.max(1e-6, chance * (1 - chance)) / numbers.length;
            sums[0] += error * x;
            sums[1] += error;
            sums[2] += curve * x * x;
            sums[3] += curve * x;
            sums[4] += curve;
        }
    }

    void write(ModelWriter out) {
        out.precise(sharpness);
        out.precise(slope);
        out.precise(offset);
    }

    static Calibration read(ModelReader in) {
        var calibration = new Calibration(in.precise(), in.precise(), in.precise());
        in.check(calibration.sharpness > 0 && calibration.slope > 0);
        return calibration;
    }
}
