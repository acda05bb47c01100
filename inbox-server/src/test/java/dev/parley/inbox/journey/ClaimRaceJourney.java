package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Staff;
import dev.parley.inbox.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty people want every conversation, at two nodes, while Redis dies, comes back empty, and a node is killed: each conversation
 * gets exactly one holder, the one that PostgreSQL has.
 */
final class ClaimRaceJourney {
    private static final Logger log = LoggerFactory.getLogger(ClaimRaceJourney.class);
    private static final int CONVERSATIONS = Integer.getInteger("parley.race.conversations", 60);
    private static final int CLAIMERS = 50;
    private static final Duration A_SLOW_ANSWER = Duration.ofMillis(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Map<String, Set<String>> winners = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void oneOfFiftyGetsEachConversationWhateverDies() throws Exception {
        try (var nodes = new TwoNodes(folder);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimers = staff(nodes);
            var quiet = waiting(nodes);
            log.info("both nodes are ready, {} people sign in and claim", claimers.size());
            awaitAll(race(people, claimers, quiet));
            assertOneHolderEach(nodes, quiet);

            var stormy = waiting(nodes);
            answers.set(0);
            var storm = race(people, claimers, stormy);
            awaitShare(1);
            nodes.redis().kill();
            nodes.redis().start();
            awaitShare(2);
            nodes.redis().killAndEmpty();
            nodes.redis().start();
            awaitShare(3);
            nodes.second().kill();
            awaitShare(4);
            nodes.second().start();
            awaitAll(storm);
            assertOneHolderEach(nodes, stormy);
        }
    }

    private static List<Claimer> staff(TwoNodes nodes) {
        var claimers = new ArrayList<Claimer>();
        for (var email : Staff.hire(nodes.jdbc(), CLAIMERS)) {
            claimers.add(new Claimer(email, nodes.uris(), claimers.size() % 2));
        }
        return claimers;
    }

    /** Conversations that PostgreSQL has; the nodes find by themselves that Redis does not. */
    private static List<ConversationId> waiting(TwoNodes nodes) {
        var jdbc = nodes.jdbc();
        var team = new TeamId(jdbc.sql("select id from team").query(UUID.class).single());
        var channel = new ChannelId(
                jdbc.sql("select id from channel").query(UUID.class).single());
        return new Waiting(jdbc).stored(channel, team, CONVERSATIONS);
    }

    private List<Future<?>> race(
            java.util.concurrent.ExecutorService people, List<Claimer> claimers, List<ConversationId> ids) {
        var running = new ArrayList<Future<?>>();
        for (var claimer : claimers) {
            running.add(people.submit(() -> {
                for (var id : ids) {
                    if (claimer.claim(id.toString()) != null) {
                        winners.computeIfAbsent(id.toString(), key -> ConcurrentHashMap.newKeySet())
                                .add(claimer.email());
                    }
                    answers.incrementAndGet();
                }
                return null;
            }));
        }
        return running;
    }

    private void awaitShare(int fifth) {
        int wanted = CONVERSATIONS * CLAIMERS / 5 * fifth;
        await("share " + fifth)
                .atMost(Duration.ofMinutes(5).plus(A_SLOW_ANSWER.multipliedBy(CONVERSATIONS * CLAIMERS / 5)))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answers.get() >= wanted);
    }

    private static void awaitAll(List<Future<?>> running) throws InterruptedException, ExecutionException {
        for (var one : running) {
            one.get();
        }
    }

    private void assertOneHolderEach(TwoNodes nodes, List<ConversationId> ids) {
        var holders = nodes
                .jdbc()
                .sql("select c.id, e.email from conversation c join employee e on e.id = c.holder_id")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (var id : ids) {
            assertThat(winners.get(id.toString()))
                    .as("who was told that %s is theirs", id)
                    .containsExactly(holders.get(id.toString()));
        }
        log.info("{} conversations, {} answers, one holder each", ids.size(), answers.get());
    }
}
