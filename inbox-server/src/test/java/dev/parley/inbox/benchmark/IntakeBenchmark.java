package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.email.EmailCodec;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.SmtpPump;
import dev.parley.inbox.testing.WrittenMails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails through the SMTP listener until they are stored, queued and on the screen. */
@Tag("benchmark")
final class IntakeBenchmark {
    private static final int PLAIN = Integer.getInteger("parley.benchmark.plain", 10_000);
    private static final int HTML = Integer.getInteger("parley.benchmark.html", 5_000);
    private static final int ROUNDS = 3;
    /** Until the compiler has done most of its work. */
    private static final int WARM_UPS = Integer.getInteger("parley.benchmark.warm-ups", 4);

    private static final int CONNECTIONS = 16;
    private static final int PACED = 3_000;
    private static final int PER_SECOND = 100;
    private static final byte[] MARK = "mark-".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicLongArray seenAt = new AtomicLongArray(PACED);
    private final AtomicLongArray acceptedAt = new AtomicLongArray(PACED);

    @Test
    void fromSmtpToTheScreen() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder);
                var ears = new Ears(this::hear)) {
            var desk = new Desk(bench.server().uri());
            ears.connect(bench.server().uri(), desk.cookies(), bench.queueTopic());
            ears.start();
            var mails = new WrittenMails(11, Desk.ADDRESS);
            measure(bench, "plain 1.7 KB", PLAIN, mails::plain);
            measure(bench, "HTML 10 KB", HTML, mails::html);
            measureLatency(bench, mails);
        }
    }

    private void measure(Bench bench, String kind, int count, Supplier<WrittenMails.Written> mail) throws Exception {
        var rates = new double[ROUNDS];
        var baselines = new double[ROUNDS];
        var cpu = new double[ROUNDS];
        var jvm = new double[ROUNDS];
        for (int round = 0; round < WARM_UPS; round++) {
            Figures.say("warming up, %s: %.0f mails/s", kind, pump(bench, written(count, mail)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            baselines[round] = parseAndInsert(bench, written(count, mail));
            var before = Usage.of(bench.server());
            rates[round] = pump(bench, written(count, mail));
            var after = Usage.of(bench.server());
            cpu[round] = (after.cpuSeconds() - before.cpuSeconds()) / count;
            jvm[round] = (after.jvmCpuSeconds() - before.jvmCpuSeconds()) / count;
        }
        Figures.say(
                "%s: %.0f mails/s to the screen, %.2f of the bare loop's %.0f/s; %.2f ms CPU a mail in all parts, %.2f in the JVM",
                kind,
                Figures.median(rates),
                Figures.median(rates) / Figures.median(baselines),
                Figures.median(baselines),
                Figures.median(cpu) * 1000,
                Figures.median(jvm) * 1000);
    }

    private static List<WrittenMails.Written> written(int count, Supplier<WrittenMails.Written> mail) {
        return Stream.generate(mail).limit(count).toList();
    }

    /** The baseline: one loop that reads the same mails and inserts them, a hundred at a time. */
    private static double parseAndInsert(Bench bench, List<WrittenMails.Written> mails) throws SQLException {
        var codec = new EmailCodec("benchmark");
        var channel = new ChannelId(Ids.next());
        try (var connection = bench.server().database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists bare (id uuid primary key, thread text, author text,"
                    + " subject text, text text, html text, new_text text)");
            long start = System.nanoTime();
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("insert into bare values (?, ?, ?, ?, ?, ?, ?)")) {
                int batch = 0;
                for (var mail : mails) {
                    var read = codec.decode(new InboundEnvelope(channel, "1", Instant.now(), mail.bytes(), Map.of()));
                    insert.setObject(1, Ids.next());
                    insert.setString(2, read.thread().messageId());
                    insert.setString(3, read.from().handle());
                    insert.setString(4, read.subject());
                    insert.setString(5, read.body().text());
                    insert.setString(6, read.body().html());
                    insert.setString(7, read.body().newText());
                    insert.addBatch();
                    if (++batch % 100 == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
            return mails.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    private double pump(Bench bench, List<WrittenMails.Written> mails) throws Exception {
        int target = seen.get() + mails.size();
        var left = new ConcurrentLinkedQueue<>(mails);
        long start = System.nanoTime();
        var delivered = new ArrayList<Future<Boolean>>();
        try (var senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int n = 0; n < CONNECTIONS; n++) {
                delivered.add(senders.submit(() -> deliverAll(bench, left)));
            }
        }
        for (var one : delivered) {
            one.get();
        }
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(seen.get()).isGreaterThanOrEqualTo(target));
        return mails.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static boolean deliverAll(Bench bench, ConcurrentLinkedQueue<WrittenMails.Written> left)
            throws IOException {
        try (var pump = new SmtpPump(bench.server().smtpPort())) {
            for (var mail = left.poll(); mail != null; mail = left.poll()) {
                pump.deliver(mail, Desk.ADDRESS);
            }
        }
        return true;
    }

    private void measureLatency(Bench bench, WrittenMails mails) throws Exception {
        var numbers = new AtomicInteger();
        int target = seen.get() + PACED;
        try (var senders = Executors.newScheduledThreadPool(CONNECTIONS)) {
            for (int n = 0; n < CONNECTIONS; n++) {
                pace(bench, mails, numbers, senders, n);
            }
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(seen.get()).isGreaterThanOrEqualTo(target));
            senders.shutdownNow();
        }
        var millis = IntStream.range(0, PACED)
                .mapToDouble(n -> Math.max(0, seenAt.get(n) - acceptedAt.get(n)) / 1e6)
                .toArray();
        Figures.say(
                "at %d mails/s from SMTP acceptance to the screen: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                PER_SECOND,
                Figures.percentile(millis, 50),
                Figures.percentile(millis, 99),
                Figures.percentile(millis, 100));
    }

    private void pace(
            Bench bench, WrittenMails mails, AtomicInteger numbers, ScheduledExecutorService senders, int offset)
            throws IOException {
        var pump = new SmtpPump(bench.server().smtpPort());
        long period = 1_000_000L * CONNECTIONS / PER_SECOND;
        senders.scheduleAtFixedRate(
                () -> {
                    int number = numbers.getAndIncrement();
                    if (number < PACED) {
                        deliver(pump, mails, number);
                    }
                },
                offset * period / CONNECTIONS,
                period,
                TimeUnit.MICROSECONDS);
    }

    private void deliver(SmtpPump pump, WrittenMails mails, int number) {
        WrittenMails.Written mail;
        synchronized (mails) {
            mail = mails.plain("mark-" + number + "-");
        }
        try {
            pump.deliver(mail, Desk.ADDRESS);
            acceptedAt.set(number, System.nanoTime());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void hear(int connection, byte[] frame, int from, int to) {
        if (Ears.toldAt(frame, from, to) < 0) {
            return;
        }
        int at = Ears.find(MARK, frame, from, to);
        if (at >= 0) {
            int number = 0;
            for (int i = at + MARK.length; frame[i] >= '0' && frame[i] <= '9'; i++) {
                number = number * 10 + frame[i] - '0';
            }
            seenAt.set(number, System.nanoTime());
        }
        seen.incrementAndGet();
    }
}
