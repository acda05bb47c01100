package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.Staff;
import dev.parley.inbox.testing.WrittenMails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes give the conversations of one team out to six people: the oldest first, to nobody more than they may hold, and none is
 * forgotten while Redis dies twice and a node is killed. A Redis that comes back empty is the matter of {@link ClaimRaceJourney}: mail
 * that waits in its stream is gone with it, as nothing else has it yet.
 */
final class RoutingJourney {
    private static final Logger log = LoggerFactory.getLogger(RoutingJourney.class);
    private static final int QUIET = 30;
    private static final int STORMY = Integer.getInteger("parley.routing.conversations", 120);
    private static final int PEOPLE = 6;
    private static final int CAPACITY = 3;
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<Worker> workers = new ArrayList<>();

    @Test
    void nobodyHoldsMoreThanTheyMayAndNobodyIsForgottenWhateverDies() throws Exception {
        try (var nodes = new TwoNodes(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var emails = Staff.hire(nodes.jdbc(), PEOPLE);
            giveOut(nodes);
            var watch = new HeldWatch(nodes.jdbc());
            threads.submit(watch);

            try {
                quiet(nodes, threads, emails);
                stormy(nodes, threads, emails);
            } finally {
                // Whose work is not ended keeps the threads from ending.
                workers.forEach(Worker::goHome);
                watch.end();
            }
            assertThat(watch.most()).isBetween(1L, (long) CAPACITY);
            log.info(
                    "{} conversations closed, the busiest held {} of {} in {} looks",
                    QUIET + STORMY,
                    watch.most(),
                    CAPACITY,
                    watch.looks());
        }
    }

    private void quiet(TwoNodes nodes, ExecutorService threads, List<String> emails) {
        write(nodes, threads, 11, QUIET);
        awaitStored(nodes, QUIET);
        var places = places(nodes);
        work(nodes, threads, emails, 0);
        awaitClosed(nodes, QUIET);
        assertThat(asGivenOut(nodes)).extracting(places::get).isSorted();
        workers.forEach(Worker::goHome);
    }

    private void stormy(TwoNodes nodes, ExecutorService threads, List<String> emails) {
        work(nodes, threads, emails, 10);
        write(nodes, threads, 12, STORMY);
        storm(nodes);
        awaitClosed(nodes, QUIET + STORMY);
    }

    private static void giveOut(TwoNodes nodes) throws Exception {
        var manager = new Desk(nodes.first().uri());
        var routing = Map.of(
                "routing", "ROUND_ROBIN", "capacity", CAPACITY, "acceptSeconds", 3600, "skillPatienceSeconds", 0);
        assertThat(manager.put("/api/teams/" + manager.firstTeam() + "/routing", routing)
                        .status())
                .isEqualTo(200);
    }

    /** Customers write to both nodes; whoever finds one gone tries it again. */
    private static void write(TwoNodes nodes, ExecutorService threads, long seed, int count) {
        var mails = new WrittenMails(seed, Desk.ADDRESS);
        threads.submit(new Customers(nodes.first().smtpPort(), mails, count / 2)::deliverAll);
        threads.submit(new Customers(nodes.second().smtpPort(), mails, count - count / 2)::deliverAll);
    }

    private void work(TwoNodes nodes, ExecutorService threads, List<String> emails, int givesBackOneOf) {
        workers.clear();
        for (var email : emails) {
            workers.add(new Worker(email, nodes.uris(), workers.size(), givesBackOneOf));
        }
        workers.forEach(threads::submit);
    }

    private static void storm(TwoNodes nodes) {
        awaitClosed(nodes, QUIET + STORMY / 5);
        nodes.redis().kill();
        nodes.redis().start();
        awaitClosed(nodes, QUIET + STORMY * 2 / 5);
        nodes.redis().kill();
        nodes.redis().start();
        awaitClosed(nodes, QUIET + STORMY * 3 / 5);
        nodes.second().kill();
        awaitClosed(nodes, QUIET + STORMY * 7 / 10);
        nodes.second().start();
    }

    private static void awaitStored(TwoNodes nodes, int count) {
        await(count + " stored").atMost(LONG).until(() -> count(nodes, "OPEN") == count);
    }

    private static void awaitClosed(TwoNodes nodes, int count) {
        await(count + " closed").atMost(LONG).until(() -> count(nodes, "CLOSED") >= count);
    }

    private static long count(TwoNodes nodes, String status) {
        return nodes.jdbc()
                .sql("select count(*) from conversation where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    /** Where each stands in the queue while it waits. */
    private static Map<UUID, Long> places(TwoNodes nodes) {
        return nodes
                .jdbc()
                .sql("select id, place from conversation")
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In the order in which they were given out: tokens only grow. */
    private static List<UUID> asGivenOut(TwoNodes nodes) {
        return nodes.jdbc()
                .sql("select id from conversation order by claim_token")
                .query(UUID.class)
                .list();
    }
}
