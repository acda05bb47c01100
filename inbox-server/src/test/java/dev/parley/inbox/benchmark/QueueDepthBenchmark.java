package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.queue.BareQueue;
import dev.parley.inbox.testing.Desk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each operation costs with 1,000 and with 100,000 conversations in the queue. */
@Tag("benchmark")
final class QueueDepthBenchmark {
    private static final int SHALLOW = 1_000;
    private static final int DEEP = Integer.getInteger("parley.benchmark.depth", 100_000);
    private static final int TIMES = 400;
    private static final int WARM_UPS = Integer.getInteger("parley.benchmark.warm-ups", 6);

    @TempDir
    private Path folder;

    @Test
    void theDepthOfTheQueueCostsNothing() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder);
                var stores = new BenchStores(bench.server())) {
            var bare = new BareQueue(stores.redis(), stores.jdbc());
            var desk = new Desk(bench.server().uri());
            bare.enqueue(bench.team(), bench.stored(SHALLOW));
            for (int n = 0; n < WARM_UPS; n++) {
                operations(bench, bare, desk);
            }
            var shallow = operations(bench, bare, desk);
            bare.enqueue(bench.team(), bench.stored(DEEP - SHALLOW));
            bench.jdbc().sql("analyze conversation").update();
            operations(bench, bare, desk);
            var deep = operations(bench, bare, desk);
            shallow.forEach((name, millis) -> Figures.say(
                    "%s: %.2f ms with %d waiting, %.2f ms with %d: ratio %.2f",
                    name, millis, SHALLOW, deep.getOrDefault(name, 0.0), DEEP, deep.getOrDefault(name, 0.0) / millis));
        }
    }

    private interface Operation {
        void run(int number) throws Exception;
    }

    private static Map<String, Double> operations(Bench bench, BareQueue bare, Desk desk) throws Exception {
        var me = new EmployeeId(bench.jdbc()
                .sql("select id from employee limit 1")
                .query(UUID.class)
                .single());
        var team = bench.team();
        var some = bench.stored(TIMES);
        var medians = new LinkedHashMap<String, Double>();
        medians.put("enqueue (script)", median(n -> bare.enqueue(team, List.of(some.get(n)))));
        medians.put(
                "claim (scripts, SQL)",
                median(n -> assertThat(bare.claim(some.get(n), me)).isTrue()));
        medians.put(
                "claim-next (scripts, SQL)",
                median(n -> assertThat(bare.claimNext(team, me)).isTrue()));
        var more = bench.stored(TIMES);
        bare.enqueue(team, more);
        var tokens = new String[TIMES];
        medians.put("claim (HTTP)", median(n -> tokens[n] = claim(desk, more.get(n))));
        medians.put("release (HTTP)", median(n -> release(desk, more.get(n), tokens[n])));
        medians.put("claim-next (HTTP)", median(n -> ok(desk.post("/api/queues/" + team + "/claim-next", Map.of()))));
        medians.put(
                "first page of the queue (HTTP)",
                median(n -> ok(desk.get("/api/conversations?view=queue&team=" + team))));
        // As deep as before: claim-next took as many that were not put in here.
        bare.enqueue(team, bench.stored(TIMES));
        return medians;
    }

    private static String claim(Desk desk, ConversationId id) throws Exception {
        var answer = desk.post("/api/conversations/" + id + "/claim", Map.of());
        ok(answer);
        return answer.body().path("token").asString();
    }

    private static void release(Desk desk, ConversationId id, String token) throws Exception {
        ok(desk.post("/api/conversations/" + id + "/release", Map.of("token", Long.parseLong(token))));
    }

    private static void ok(Desk.Answer answer) {
        assertThat(answer.status()).as(() -> answer.body().toString()).isBetween(200, 299);
    }

    private static double median(Operation operation) throws Exception {
        var millis = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long start = System.nanoTime();
            operation.run(n);
            millis[n] = (System.nanoTime() - start) / 1e6;
        }
        return Figures.percentile(millis, 50);
    }
}
