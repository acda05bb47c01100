package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CPU time of one decoding when warm: {@code -Dtest=EmailCodecBenchmark -Dparley.test.excluded=}. */
@Tag("benchmark")
class EmailCodecBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(EmailCodecBenchmark.class);
    private static final int ROUNDS = 9;
    private static final int MAILS = 2000;

    private final EmailCodec codec = new EmailCodec("benchmark");

    @Test
    void decoding() {
        measure("plain 1.7 KB", SampleMails::plain);
        measure("HTML 10 KB", SampleMails::html);
    }

    private void measure(String name, IntFunction<byte[]> mails) {
        List<Double> rounds = new ArrayList<>();
        long characters = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> raw = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                raw.add(mails.apply(round * MAILS + i));
            }
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (byte[] mail : raw) {
                characters +=
                        codec.decode(Mails.envelope(mail)).body().newText().length();
            }
            rounds.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6 / MAILS);
        }
        assertThat(characters).isPositive();
        List<Double> warm = new ArrayList<>(rounds.subList(ROUNDS / 2, ROUNDS));
        Collections.sort(warm);
        LOG.warn(
                "decode {} ({} bytes): {} ms CPU, all rounds {}",
                name,
                mails.apply(1).length,
                warm.get(warm.size() / 2),
                rounds);
    }
}
