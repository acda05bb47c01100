package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Staff;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of open screens hear ten events a second each, against a bare server that only writes the same bytes. */
@Tag("benchmark")
final class FanOutBenchmark {
    private static final int SESSIONS = Integer.getInteger("parley.benchmark.sessions", 5_000);
    /** Open screens of one employee; the server lets nobody have many more. */
    private static final int TABS = 50;

    private static final int SECONDS = 20;
    private static final int ROUNDS = Integer.getInteger("parley.benchmark.rounds", 4);
    private static final int PER_SECOND = 10;
    private static final int EVENTS = SECONDS * PER_SECOND;

    @TempDir
    private Path folder;

    private final int[] heard = new int[SESSIONS];
    private final int[] delays = new int[SESSIONS * EVENTS];
    private final AtomicInteger deliveries = new AtomicInteger();
    private volatile int frameBytes;

    @Test
    void everySessionHearsEveryEvent() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder, "-Xmx1g");
                var ears = new Ears(this::hear)) {
            var desk = new Desk(bench.server().uri());
            var conversation = bench.stored(1).getFirst();
            var watchers = bench.signIn(Staff.hire(bench.jdbc(), SESSIONS / TABS), People.PASSWORD);
            double before = Usage.of(bench.server()).jvmMegabytes();
            connect(
                    ears,
                    bench.server().uri(),
                    watchers.stream().map(Desk::cookies).toList(),
                    bench.queueTopic());
            double after = Usage.of(bench.server()).jvmMegabytes();
            Figures.say("%.0f KB of resident memory a session", (after - before) * 1024 / SESSIONS);
            // The first rounds show how the compiler gets done; the last is the figure.
            for (int round = 0; round < ROUNDS; round++) {
                forget();
                double cpu = Usage.of(bench.server()).jvmCpuSeconds();
                claimAndRelease(desk, conversation.toString(), EVENTS);
                await().atMost(Duration.ofMinutes(2)).until(() -> deliveries.get() >= SESSIONS * EVENTS);
                double micros = (Usage.of(bench.server()).jvmCpuSeconds() - cpu) * 1e6 / deliveries.get();
                assertThat(heard).containsOnly(EVENTS);
                assertThat(ears.lost()).isZero();
                report("Parley");
                Figures.say("%.1f µs of server CPU a delivery", micros);
            }
        }
        forget();
        try (var bare = new BareBroadcast(frameBytes);
                var ears = new Ears(this::hear)) {
            connect(ears, bare.uri(), List.of(""), "/all");
            try (var clock = Executors.newSingleThreadScheduledExecutor()) {
                clock.scheduleAtFixedRate(bare::tell, 0, 1000 / PER_SECOND, TimeUnit.MILLISECONDS);
                await().atMost(Duration.ofMinutes(2)).until(() -> deliveries.get() >= SESSIONS * EVENTS);
                clock.shutdownNow();
            }
            report("the bare server");
        }
    }

    private static void connect(Ears ears, URI server, List<String> cookies, String topic) throws IOException {
        ears.start();
        for (int n = 0; n < SESSIONS; n++) {
            ears.connect(server, cookies.get(n % cookies.size()), topic);
        }
    }

    /** Events at a fixed rate, by real work: somebody claims and gives back. */
    private static void claimAndRelease(Desk desk, String conversation, int events) throws Exception {
        var token = new AtomicReference<@Nullable Long>();
        var done = new AtomicInteger();
        var failed = new AtomicReference<@Nullable Exception>();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        try {
                            if (done.get() < events && failed.get() == null) {
                                step(desk, conversation, token);
                                done.incrementAndGet();
                            }
                        } catch (IOException | InterruptedException e) {
                            failed.set(e);
                        }
                    },
                    0,
                    1000 / PER_SECOND,
                    TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofMinutes(2)).until(() -> done.get() == events || failed.get() != null);
            clock.shutdownNow();
        }
        assertThat(failed.get()).isNull();
    }

    private static void step(Desk desk, String conversation, AtomicReference<@Nullable Long> token)
            throws IOException, InterruptedException {
        var held = token.get();
        var answer = held == null
                ? desk.post("/api/conversations/" + conversation + "/claim", Map.of())
                : desk.post("/api/conversations/" + conversation + "/release", Map.of("token", held));
        if (answer.status() / 100 != 2) {
            throw new IOException("Answered " + answer);
        }
        token.set(held == null ? answer.body().path("token").asLong() : null);
    }

    private void hear(int connection, byte[] frame, int from, int to) {
        long toldAt = Ears.toldAt(frame, from, to);
        if (toldAt >= 0 && heard[connection] < EVENTS) {
            delays[connection * EVENTS + heard[connection]++] = (int) (System.currentTimeMillis() - toldAt);
            deliveries.incrementAndGet();
            frameBytes = to - from;
        }
    }

    private void forget() {
        Arrays.fill(heard, 0);
        Arrays.fill(delays, 0);
        deliveries.set(0);
    }

    private void report(String who) {
        var millis = Arrays.stream(delays).asDoubleStream().toArray();
        Figures.say(
                "%s, %d sessions, %d events/s each, %d bytes: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                who,
                SESSIONS,
                PER_SECOND,
                frameBytes,
                Figures.percentile(millis, 50),
                Figures.percentile(millis, 99),
                Figures.percentile(millis, 100));
    }
}
