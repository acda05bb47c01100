package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well intents are told, on a file in CLINC150's form ({@code -Dparley.intents=<path>}): lists "train", "val",
 * "test" and, where there are any, "oos_train" and "oos_test", of pairs of text and label.
 *
 * <p>{@code -Dparley.intents.split=val} while choosing how to learn; {@code -Dparley.intents.each=10} learns from ten
 * examples of each intent only; {@code -Dparley.intents.oos=false} learns without what is out of scope.
 */
@Tag("benchmark")
final class IntentBenchmark {
    private static final Path FILE =
            Path.of(System.getProperty("parley.intents", "../../shared/fixtures/intents/clinc150.json"));
    private static final String SPLIT = System.getProperty("parley.intents.split", "test");
    private static final int EACH = Integer.getInteger("parley.intents.each", Integer.MAX_VALUE);
    private static final boolean OUT_OF_SCOPE = !"false".equals(System.getProperty("parley.intents.oos"));

    @Test
    void tellsIntents() throws Exception {
        assumeTrue(Files.exists(FILE), () -> "No file " + FILE.toAbsolutePath());
        JsonNode all = JsonMapper.shared().readTree(Files.readString(FILE));
        List<IntentExample> train = few(list(all, "train"));
        if (OUT_OF_SCOPE) {
            train.addAll(list(all, "oos_train").stream()
                    .map(example -> IntentExample.outOfScope(example.text()))
                    .toList());
        }
        List<IntentExample> asked = list(all, SPLIT);
        List<IntentExample> strange = list(all, "oos_" + SPLIT);
        long start = cpu();
        var trained = new IntentTrainer().train(train);
        double seconds = (cpu() - start) / 1e9;
        byte[] bytes = trained.toBytes();
        var model = IntentModel.ofBytes(bytes, null);
        System.out.printf(
                "%n%s, %s: %d examples, %d intents, %d asked, %d out of scope%n",
                FILE.getFileName(), SPLIT, train.size(), model.labels().size(), asked.size(), strange.size());
        System.out.printf("trained in %.1f s of CPU; %.1f MB as bytes%n", seconds, bytes.length / 1e6);
        quality(model, asked, strange);
        speed(model, asked);
        assertThat(model.labels()).isNotEmpty();
    }

    private static void quality(IntentModel model, List<IntentExample> asked, List<IntentExample> strange) {
        int first = 0;
        int third = 0;
        double[] known = new double[asked.size()];
        var bins = new double[10][3];
        for (int i = 0; i < asked.size(); i++) {
            IntentPrediction told = model.predict(asked.get(i).text(), 3);
            known[i] = told.outOfScope();
            List<String> labels =
                    told.ranked().stream().map(RankedIntent::label).toList();
            boolean right = labels.getFirst().equals(asked.get(i).label());
            first += right ? 1 : 0;
            third += labels.contains(asked.get(i).label()) ? 1 : 0;
            double[] bin = bins[(int) Math.min(9, told.ranked().getFirst().confidence() * 10)];
            bin[0]++;
            bin[1] += told.ranked().getFirst().confidence();
            bin[2] += right ? 1 : 0;
        }
        double error = Arrays.stream(bins)
                        .mapToDouble(bin -> Math.abs(bin[1] - bin[2]))
                        .sum()
                / asked.size();
        System.out.printf(
                "top-1 %.2f %%, top-3 %.2f %%, confidence wrong by %.3f on average%n",
                100.0 * first / asked.size(), 100.0 * third / asked.size(), error);
        double[] unknown = strange.stream()
                .mapToDouble(example -> model.predict(example.text(), 1).outOfScope())
                .toArray();
        if (unknown.length > 0) {
            System.out.printf(
                    "out of scope: AUROC %.4f; at 0.5 %.1f %% of them found, %.1f %% of the others taken for one%n",
                    auroc(known, unknown), share(unknown), share(known));
        }
    }

    private static double share(double[] outOfScope) {
        return 100.0 * Arrays.stream(outOfScope).filter(each -> each >= 0.5).count() / outOfScope.length;
    }

    private static double auroc(double[] known, double[] unknown) {
        double wins = 0;
        for (double low : known) {
            for (double high : unknown) {
                wins += high > low ? 1 : high == low ? 0.5 : 0;
            }
        }
        return wins / known.length / unknown.length;
    }

    private static void speed(IntentModel model, List<IntentExample> asked) {
        double[] rounds = new double[7];
        for (int round = 0; round < rounds.length; round++) {
            long start = cpu();
            for (IntentExample each : asked) {
                model.predict(each.text(), 3);
            }
            rounds[round] = (cpu() - start) / 1e3 / asked.size();
        }
        Arrays.sort(rounds);
        System.out.printf("%.1f µs of CPU a text, median of %d rounds%n", rounds[rounds.length / 2], rounds.length);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<IntentExample> few(List<IntentExample> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(5));
        Map<@Nullable String, Integer> taken = new HashMap<>();
        shuffled.removeIf(example -> taken.merge(example.label(), 1, Integer::sum) > EACH);
        return shuffled;
    }

    private static List<IntentExample> list(JsonNode all, String name) {
        var examples = new ArrayList<IntentExample>();
        all.path(name)
                .forEach(pair -> examples.add(
                        new IntentExample(pair.get(0).asString(), pair.get(1).asString())));
        return examples;
    }
}
