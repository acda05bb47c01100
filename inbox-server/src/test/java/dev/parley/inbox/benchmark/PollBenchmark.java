package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.inbox.testing.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it costs to keep an eye on 50 mailboxes, half of them by IMAP's IDLE and half by POP3 every 30 s, and on 200 feeds, and how soon
 * what is new is stored. The mail server and the sites are in this JVM, whose time is not counted.
 */
@Tag("benchmark")
final class PollBenchmark {
    private static final int MAILBOXES = Integer.getInteger("parley.benchmark.mailboxes", 50);
    private static final int FEEDS = Integer.getInteger("parley.benchmark.feeds", 200);
    private static final int SECONDS = Integer.getInteger("parley.benchmark.seconds", 60);
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
    });
    /** When each thing was there to be found, by its name. */
    private final Map<String, Long> made = new ConcurrentHashMap<>();

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void manySourcesAtOnce() throws Exception {
        Figures.fsync(folder);
        mail.start();
        try (var sites = new FeedSites();
                var bench = new Bench(folder, "-Xmx320m", Map.of("parley.outgoing.allowed-networks", "127.0.0.0/8"))) {
            var desk = new Desk(bench.server().uri());
            phase(bench, "no channel", sites, () -> {});
            addMailboxes(desk);
            phase(bench, MAILBOXES + " mailboxes", sites, this::sendMail);
            var feeds = addFeeds(desk, sites);
            phase(bench, "and " + FEEDS + " feeds every 15 minutes", sites, this::sendMail);
            for (var feed : feeds) {
                var answer = desk.call("PATCH", "/api/channels/" + feed, Map.of("settings", Map.of("poll.minutes", 1)));
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            }
            phase(bench, "and the feeds every minute", sites, () -> {
                sendMail();
                publish(sites);
            });
        } finally {
            mail.stop();
        }
    }

    private void addMailboxes(Desk desk) throws Exception {
        for (int n = 0; n < MAILBOXES; n++) {
            String address = "box" + n + "@acme.example";
            mail.setUser(address, address);
            boolean imap = n % 2 == 0;
            var receive = new HashMap<String, Object>(Map.of(
                    "protocol",
                    imap ? "IMAP" : "POP3",
                    "host",
                    "127.0.0.1",
                    "port",
                    imap ? mail.getImap().getPort() : mail.getPop3().getPort(),
                    "security",
                    "NONE",
                    "user",
                    address,
                    "password",
                    address));
            add(
                    desk,
                    Map.of(
                            "name", address,
                            "address", address,
                            "teamId", desk.firstTeam(),
                            "enabled", true,
                            "receive", receive));
        }
    }

    private static List<String> addFeeds(Desk desk, FeedSites sites) throws Exception {
        var ids = new ArrayList<String>();
        for (int n = 0; n < FEEDS; n++) {
            ids.add(add(
                    desk,
                    Map.of(
                            "kind",
                            "FEED",
                            "name",
                            "Site " + n,
                            "teamId",
                            desk.firstTeam(),
                            "enabled",
                            true,
                            "settings",
                            Map.of("feed.url", sites.feed(n)))));
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> sites.asked() >= FEEDS);
        return ids;
    }

    private static String add(Desk desk, Map<String, Object> channel) throws Exception {
        var answer = desk.post("/api/channels", channel);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private String name(String what) {
        String name = what + "-" + number.incrementAndGet() + "-";
        made.put(name, System.currentTimeMillis());
        return name;
    }

    private void sendMail() {
        int n = number.get();
        boolean imap = n % 2 == 0;
        String address = "box" + n % MAILBOXES + "@acme.example";
        String name = name(imap ? "idle" : "pop");
        var message = GreenMailUtil.createTextEmail(
                address,
                "anna@customer.example",
                name,
                "Does it come in 38?",
                mail.getSmtp().getServerSetup());
        mail.getUserManager().getUserByEmail(address).deliver(message);
    }

    private void publish(FeedSites sites) {
        sites.publish(number.get() % FEEDS, name("feed"));
    }

    private record Round(Usage begin, Usage end, double seconds) {
        double jvm() {
            return 100 * (end.jvmCpuSeconds() - begin.jvmCpuSeconds()) / seconds;
        }

        double stores() {
            return 100 * (end.cpuSeconds() - begin.cpuSeconds()) / seconds - jvm();
        }
    }

    private interface Work {
        void once();
    }

    /** The first round warms up. Something new every second. */
    private void phase(Bench bench, String what, FeedSites sites, Work work) throws Exception {
        made.clear();
        var rounds = new ArrayList<Round>();
        int asked = sites.asked();
        try (var pace = Executors.newScheduledThreadPool(1)) {
            pace.scheduleAtFixedRate(work::once, 0, 1, TimeUnit.SECONDS);
            for (int n = 0; n <= ROUNDS; n++) {
                long begin = System.nanoTime();
                var before = Usage.of(bench.server());
                // The measured time itself: nothing is waited for.
                TimeUnit.SECONDS.sleep(SECONDS);
                var round = new Round(before, Usage.of(bench.server()), (System.nanoTime() - begin) / 1e9);
                Figures.say(
                        "%s, round %d: JVM %.1f %%, stores %.1f %% of a core", what, n, round.jvm(), round.stores());
                if (n > 0) {
                    rounds.add(round);
                }
            }
            pace.shutdown();
        }
        var process = ServerProcess.of(bench.server());
        Figures.say(
                "%s: JVM %.1f %%, stores %.1f %% of a core, %.0f MB resident, %.1f MB of heap after collection, %d threads, feeds asked %d times",
                what,
                Figures.median(rounds.stream().mapToDouble(Round::jvm).toArray()),
                Figures.median(rounds.stream().mapToDouble(Round::stores).toArray()),
                rounds.getLast().end().jvmMegabytes(),
                process.heapMegabytes(),
                process.threads(),
                sites.asked() - asked);
        latencies(bench, what);
    }

    /** From the moment it was there until it was stored. */
    private void latencies(Bench bench, String what) {
        await().atMost(Duration.ofMinutes(3)).until(() -> stored(bench).keySet().containsAll(made.keySet()));
        var stored = stored(bench);
        for (String kind : List.of("idle", "pop", "feed")) {
            double[] seconds = made.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(kind))
                    .mapToDouble(one -> (stored.getOrDefault(one.getKey(), Long.MAX_VALUE) - one.getValue()) / 1000.0)
                    .toArray();
            if (seconds.length > 0) {
                Figures.say(
                        "%s, %d new by %s: stored after p50 %.2f s, p99 %.2f s, longest %.2f s",
                        what,
                        seconds.length,
                        kind,
                        Figures.percentile(seconds, 50),
                        Figures.percentile(seconds, 99),
                        Figures.percentile(seconds, 100));
            }
        }
    }

    private static Map<String, Long> stored(Bench bench) {
        Map<String, Long> all = new HashMap<>();
        bench.jdbc()
                .sql("select subject, stored_at from message")
                .query((row, n) -> all.put(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli()))
                .list();
        return all;
    }
}
