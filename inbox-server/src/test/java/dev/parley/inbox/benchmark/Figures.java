package dev.parley.inbox.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what was measured, one line each, and what the disk can do. */
final class Figures {
    private static final Logger log = LoggerFactory.getLogger("figures");
    private static final int PROBES = 200;

    private Figures() {}

    /** One line, {@code String.format} in English. */
    static void say(String format, Object... values) {
        log.info(String.format(Locale.ENGLISH, format, values));
    }

    /** The time that the disk needs until 4 KB are safe, median in milliseconds. */
    static void fsync(Path folder) throws IOException {
        var millis = new double[PROBES];
        try (var file = FileChannel.open(
                folder.resolve("probe"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; i < PROBES; i++) {
                long start = System.nanoTime();
                file.write(ByteBuffer.allocate(4096));
                file.force(false);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        say("fsync of 4 KB: median %.2f ms, p99 %.2f ms", percentile(millis, 50), percentile(millis, 99));
    }

    /** The value that so many percent do not exceed. */
    static double percentile(double[] values, double percent) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    }

    /** The middle one. */
    static double median(double... values) {
        return percentile(values, 50);
    }
}
