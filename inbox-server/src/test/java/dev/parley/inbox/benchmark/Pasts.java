package dev.parley.inbox.benchmark;

import dev.parley.inbox.corpus.Corpus;
import dev.parley.inbox.corpus.CorpusSettings;
import java.util.Arrays;

/** The sizes of a company's past that benchmarks are run with: {@code -Dparley.benchmark.messages}, in growing order. */
final class Pasts {
    private static final String SIZES = System.getProperty("parley.benchmark.messages", "10000,100000,1000000");

    private Pasts() {}

    /** What is measured with so many messages. */
    interface Measurement {
        void with(int messages) throws Exception;
    }

    static int[] sizes() {
        return Arrays.stream(SIZES.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Lets the past of one server grow from size to size, and measures after each step. */
    static void grow(Bench bench, Measurement measurement) throws Exception {
        int before = 0;
        for (int messages : sizes()) {
            new Corpus(CorpusSettings.of(messages, messages - before))
                    .fill(bench.server().database());
            bench.jdbc().sql("vacuum analyze").update();
            before = messages;
            measurement.with(messages);
        }
    }
}
