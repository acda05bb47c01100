package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.queue.BareQueue;
import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Staff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims over HTTP while 500 employees watch the queue, and as many as go, against a bare loop of the same scripts and SQL. */
@Tag("benchmark")
final class ClaimBenchmark {
    private static final int EMPLOYEES = Integer.getInteger("parley.benchmark.employees", 500);
    private static final int TEAMS = 20;
    private static final int PER_SECOND = 200;
    private static final int PACED = 4_000;
    private static final int PACED_ROUNDS = Integer.getInteger("parley.benchmark.paced-rounds", 6);
    private static final int SUSTAINED = Integer.getInteger("parley.benchmark.claims", 4_000);
    private static final int WORKERS = 16;
    private static final int ROUNDS = 3;
    /** Until the compiler has done most of its work. */
    private static final int WARM_UPS = 4;

    @TempDir
    private Path folder;

    @Test
    void claims() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder);
                var stores = new BenchStores(bench.server())) {
            var bare = new BareQueue(stores.redis(), stores.jdbc());
            var teams = IntStream.range(0, TEAMS)
                    .mapToObj(n -> new TeamId(Staff.team(bench.jdbc())))
                    .toList();
            var workers = bench.signIn(Collections.nCopies(WORKERS, Desk.EMAIL), Desk.PASSWORD);
            for (int round = 0; round < WARM_UPS; round++) {
                sustained(workers, queued(bench, bare, teams, SUSTAINED));
            }
            watched(bench, bare, teams, workers);
            var rates = new double[ROUNDS];
            var baselines = new double[ROUNDS];
            var me = new EmployeeId(bench.jdbc()
                    .sql("select id from employee order by id limit 1")
                    .query(UUID.class)
                    .single());
            for (int round = 0; round < ROUNDS; round++) {
                baselines[round] = bareLoop(bare, me, queued(bench, bare, teams, SUSTAINED));
                rates[round] = sustained(workers, queued(bench, bare, teams, SUSTAINED));
            }
            Figures.say(
                    "sustained: %.0f claims/s over HTTP, %.2f of the bare loop's %.0f/s",
                    Figures.median(rates),
                    Figures.median(rates) / Figures.median(baselines),
                    Figures.median(baselines));
        }
    }

    /** Claims at a fixed rate while the employees of each team watch its queue. */
    private void watched(Bench bench, BareQueue bare, List<TeamId> teams, List<Desk> workers) throws Exception {
        var ids = queued(bench, bare, teams, PACED_ROUNDS * PACED);
        try (var ears = new Ears((connection, frame, from, to) -> {}).start()) {
            for (var team : teams) {
                for (var desk :
                        bench.signIn(Staff.hire(bench.jdbc(), EMPLOYEES / TEAMS, team.value()), People.PASSWORD)) {
                    ears.connect(bench.server().uri(), desk.cookies(), "/topic/queues/" + team);
                }
            }
            // The first rounds show how the compiler gets done; the last is the figure.
            for (int round = 0; round < PACED_ROUNDS; round++) {
                report(paced(workers, ids.subList(round * PACED, (round + 1) * PACED)));
            }
            assertThat(ears.lost()).isZero();
        }
    }

    /** Conversations that wait, in each team's queue as many, in turn. */
    private static List<ConversationId> queued(Bench bench, BareQueue bare, List<TeamId> teams, int count) {
        var all = new ArrayList<ConversationId>();
        for (var team : teams) {
            var ids = bench.stored(count / teams.size(), team);
            bare.enqueue(team, ids);
            all.addAll(ids);
        }
        Collections.shuffle(all, new Random(1));
        return all;
    }

    /** Claims at a fixed rate; a claim's time begins when it was due, so that a stall counts for all that wait behind it. */
    private static double[] paced(List<Desk> desks, List<ConversationId> ids) throws InterruptedException {
        var free = new LinkedBlockingQueue<>(desks);
        var millis = new double[ids.size()];
        var done = new AtomicInteger();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        try (var clock = Executors.newScheduledThreadPool(1);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < ids.size(); n++) {
                int number = n;
                long due = begin + number * 1_000_000_000L / PER_SECOND;
                clock.schedule(
                        () -> people.submit(() -> {
                            claim(free, ids.get(number));
                            millis[number] = (System.nanoTime() - due) / 1e6;
                            return done.incrementAndGet();
                        }),
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> done.get() == ids.size());
        }
        return millis;
    }

    private static void report(double[] millis) {
        Figures.say(
                "at %d claims/s with %d employees watching the queues of %d teams: p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                PER_SECOND,
                EMPLOYEES,
                TEAMS,
                Figures.percentile(millis, 50),
                Figures.percentile(millis, 99),
                Figures.percentile(millis, 100));
    }

    private static void claim(LinkedBlockingQueue<Desk> free, ConversationId id)
            throws IOException, InterruptedException {
        var desk = free.take();
        try {
            claim(desk, id);
        } finally {
            free.put(desk);
        }
    }

    private static void claim(Desk desk, ConversationId id) throws IOException, InterruptedException {
        assertThat(desk.post("/api/conversations/" + id + "/claim", Map.of()).status())
                .isEqualTo(200);
    }

    private static double sustained(List<Desk> desks, List<ConversationId> ids) throws Exception {
        var left = new ConcurrentLinkedQueue<>(ids);
        return rate(ids.size(), worker -> {
            for (var id = left.poll(); id != null; id = left.poll()) {
                claim(desks.get(worker), id);
            }
        });
    }

    private static double bareLoop(BareQueue bare, EmployeeId me, List<ConversationId> ids) throws Exception {
        var left = new ConcurrentLinkedQueue<>(ids);
        return rate(ids.size(), worker -> {
            for (var id = left.poll(); id != null; id = left.poll()) {
                assertThat(bare.claim(id, me)).isTrue();
            }
        });
    }

    private interface Work {
        void run(int worker) throws Exception;
    }

    private static double rate(int count, Work work) throws Exception {
        long start = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (int n = 0; n < WORKERS; n++) {
                int worker = n;
                running.add(workers.submit(() -> {
                    work.run(worker);
                    return null;
                }));
            }
        }
        for (var one : running) {
            one.get();
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }
}
