package dev.parley.botrules.book;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a message costs the book, and a change of it; beside a plain loop over all guidelines in the same run. */
@Tag("benchmark")
class BookBenchmark {
    private static final int ROUNDS = 5;

    @Test
    void messagesAndChanges() {
        var table = new StringBuilder(
                "| guidelines | book µs/message | plain loop µs/message | ratio | held/message | change of one ms | build s | heap MB |\n|---|---|---|---|---|---|---|---|\n");
        for (int count : List.of(100, 1000, 10_000)) {
            table.append(row(count));
        }
        System.Logger log = System.getLogger("benchmark");
        log.log(System.Logger.Level.INFO, "\n" + table);
    }

    private static String row(int count) {
        var letters = new ServiceLetters(count);
        var guidelines = letters.guidelines(count);
        var messages = letters.messages(2000);
        long heapBefore = heap();
        long begun = System.nanoTime();
        try (var book = new GuidelineBook(ServiceLetters.VOCABULARY, letters.rarity())) {
            book.change(guidelines, List.of());
            double build = (System.nanoTime() - begun) / 1e9;
            double heap = (heap() - heapBefore) / 1e6;
            long held = messages.stream()
                    .mapToLong(each -> book.ask(each).matches().size())
                    .sum();
            var loop = new PlainLoop(guidelines);
            int few = Math.max(20, 200_000 / count);
            messages.subList(0, Math.min(few, 2000)).forEach(loop::ask);
            var fast = new double[ROUNDS];
            var slow = new double[ROUNDS];
            var ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                fast[round] = micros(messages, book::ask);
                slow[round] = micros(messages.subList(0, Math.min(few, 2000)), loop::ask);
                ratios[round] = slow[round] / fast[round];
            }
            return String.format(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
                    count,
                    median(fast),
                    median(slow),
                    median(ratios),
                    held / 2000.0,
                    change(book, letters),
                    build,
                    heap);
        }
    }

    private static double change(GuidelineBook book, ServiceLetters letters) {
        var times = new ArrayList<Double>();
        for (var guideline : letters.guidelines(50)) {
            long begun = System.nanoTime();
            book.change(List.of(guideline), List.of());
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return median(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private interface Asked<T> {
        Object of(T message);
    }

    private static <T> double micros(List<T> messages, Asked<T> asked) {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        messages.forEach(asked::of);
        return (threads.getCurrentThreadCpuTime() - begun) / 1e3 / messages.size();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var memory = ManagementFactory.getMemoryMXBean();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
