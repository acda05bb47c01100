package dev.parley.inbox.benchmark;

import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.SmtpPump;
import dev.parley.inbox.testing.WrittenMails;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the start of the JVM until it is ready, and what memory it takes, with the settings of the README's first command. */
@Tag("benchmark")
final class FootprintBenchmark {
    private static final int CONVERSATIONS = Integer.getInteger("parley.benchmark.conversations", 20_000);
    private static final int STARTS = 3;

    @TempDir
    private Path folder;

    @Test
    void timeAndMemory() throws Exception {
        Figures.fsync(folder);
        long first = System.nanoTime();
        // As `./mvnw spring-boot:run` starts it: with the quick compiler alone.
        try (var bench = new Bench(folder, "-Xmx320m -XX:TieredStopAtLevel=1")) {
            Figures.say("first start ever: %.1f s", (System.nanoTime() - first) / 1e9);
            var server = bench.server();
            var seconds = new double[STARTS];
            for (int n = 0; n < STARTS; n++) {
                server.stop();
                long start = System.nanoTime();
                server.start();
                seconds[n] = (System.nanoTime() - start) / 1e9;
            }
            Figures.say("later starts: %.1f s (median of %d)", Figures.median(seconds), STARTS);
            var desk = new Desk(server.uri());
            desk.get("/api/conversations?view=all");
            say("idle", Usage.of(server));
            var mails = new WrittenMails(3, Desk.ADDRESS);
            try (var pump = new SmtpPump(server.smtpPort())) {
                for (int n = 0; n < CONVERSATIONS; n++) {
                    pump.deliver(mails.plain(), Desk.ADDRESS);
                }
            }
            var jdbc = bench.jdbc();
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> jdbc.sql("select count(*) from conversation")
                                    .query(Long.class)
                                    .single()
                            == CONVERSATIONS);
            say("after " + CONVERSATIONS + " conversations", Usage.of(server));
        }
    }

    private static void say(String when, Usage usage) {
        Figures.say(
                "%s: %.0f MB for the JVM, %.0f MB with both embedded stores",
                when, usage.jvmMegabytes(), usage.jvmMegabytes() + usage.storeMegabytes());
    }
}
