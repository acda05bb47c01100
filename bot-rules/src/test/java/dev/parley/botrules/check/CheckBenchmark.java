package dev.parley.botrules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CPU time of all checks of one draft when warm, beside looking at each of its characters once. */
@Tag("benchmark")
final class CheckBenchmark {
    private static final System.Logger LOG = System.getLogger(CheckBenchmark.class.getName());
    private static final Set<CheckKind> ALL = EnumSet.allOf(CheckKind.class);
    private static final int ROUNDS = 15;
    private static final int CHARACTERS_A_ROUND = 2_000_000;

    private final DraftChecks checks = DraftChecks.of(Examples.ACME);

    @Test
    void allChecks() {
        var table = new StringBuilder("CPU a draft, all checks\n| characters | checks µs | plain scan µs | ratio |\n");
        for (int length : List.of(200, 1000, 5000, 1_000_000)) {
            List<Draft> drafts = drafts(length);
            double checked = median(drafts, this::findings);
            double scanned = median(drafts, CheckBenchmark::letters);
            table.append(String.format("| %,d | %.1f | %.2f | %.0f |%n", length, checked, scanned, checked / scanned));
        }
        LOG.log(System.Logger.Level.WARNING, table.toString());
    }

    /** As many as make a round, each another piece of the ordinary answers. */
    private static List<Draft> drafts(int length) {
        var text = new StringBuilder();
        List<OrdinaryAnswersTests.Answer> answers = OrdinaryAnswersTests.answers();
        while (text.length() < length * 2 + 10_000) {
            answers.forEach(answer -> text.append(answer.text()).append("\n\n"));
        }
        Recipient recipient = new Recipient(
                Language.EN, true, Set.of("Ada Lovelace"), List.of(text.substring(0, 800)), candidates -> Set.of());
        List<Draft> drafts = new ArrayList<>();
        int spare = text.length() - length;
        for (int i = 0; i < Math.max(1, CHARACTERS_A_ROUND / length); i++) {
            int from = i * 997 % spare;
            drafts.add(Draft.of(text.substring(from, from + length))
                    .in(Language.EN)
                    .to(recipient));
        }
        return drafts;
    }

    private int findings(Draft draft) {
        return checks.find(ALL, draft).size();
    }

    private static int letters(Draft draft) {
        int letters = 0;
        for (int i = 0; i < draft.text().length(); i++) {
            letters += Character.isLetter(draft.text().charAt(i)) ? 1 : 0;
        }
        return letters;
    }

    private static double median(List<Draft> drafts, ToIntFunction<Draft> work) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long sum = drafts.stream().mapToLong(work::applyAsInt).sum();
            rounds[round] =
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / drafts.size();
            assertThat(sum).isPositive();
        }
        double[] warm = Arrays.copyOfRange(rounds, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }
}
