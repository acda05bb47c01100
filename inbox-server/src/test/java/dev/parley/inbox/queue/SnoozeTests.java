package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import dev.parley.inbox.testing.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class SnoozeTests {
    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Snoozing snoozing;

    @Autowired
    private Prioritising prioritising;

    @Autowired
    private Handling handling;

    @Autowired
    private HeartBeats heartBeats;

    @Autowired
    private Waking waking;

    @Autowired
    private WakingRows wakingRows;

    @Autowired
    private FenceRows fence;

    @Autowired
    private MarkScript marks;

    @Autowired
    private StandingRows rows;

    @Autowired
    private Conversations conversations;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;
    private ConversationId id;

    @BeforeEach
    void threeCustomersWaitAndAliceHoldsTheFirst() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 3);
        queue.enqueue(Waiting.entries(team, ids));
        id = ids.getFirst();
        claims.claim(alice, id);
    }

    @Test
    void whatIsPutAsideLeavesTheQueueAndItsHolder() {
        snooze(TOMORROW);

        assertThat(standing().state()).isEqualTo("SNOOZED");
        assertThat(queue.length(team).queued()).isEqualTo(2);
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.get(1));
        var shown = conversations.get(id, bob);
        assertThat(shown.holder()).isNull();
        assertThat(shown.snooze())
                .isEqualTo(
                        new ConversationSummary.Snooze(TOMORROW, new ConversationSummary.EmployeeRef(alice, "Alice")));
        assertThat(told(EventType.SNOOZED))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .containsEntry("until", TOMORROW.toString())
                        .containsEntry("from", alice.toString()));
    }

    @Test
    void onlyItsHolderPutsAHeldOneAside() {
        assertThatThrownBy(() -> snoozing.snooze(bob, id, null, TOMORROW))
                .hasFieldOrPropertyWithValue("code", "not-holder");
        snoozing.snooze(bob, ids.get(1), null, null);
        assertThat(conversations.get(ids.get(1), bob).snooze())
                .isEqualTo(new ConversationSummary.Snooze(null, new ConversationSummary.EmployeeRef(bob, "Bob")));
        assertThatThrownBy(() ->
                        snoozing.snooze(bob, ids.get(2), null, Instant.now().minusSeconds(1)))
                .hasFieldOrPropertyWithValue("code", "invalid");
    }

    @Test
    void itSurvivesThatRedisIsLost() {
        snooze(TOMORROW);

        flush();

        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.get(1));
        assertThat(queue.length(team)).isEqualTo(new Queue.Length(1, since(3)));
        assertThat(redis.opsForHash().get(QueueKeys.conversation(id.toString()), "state"))
                .isEqualTo("SNOOZED");
    }

    @Test
    void itComesBackToItsOldPlaceAtItsTime() {
        snooze(TOMORROW);
        hasComeFor(id);

        await().untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(3));

        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(id);
        assertThat(told(EventType.WOKEN))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data()).containsEntry("reason", "TIME").containsEntry("to", alice.toString()));
    }

    @Test
    void whoPutItAsideGetsItBackWhileTheyAreThere() {
        snooze(TOMORROW);
        heartBeats.seen(List.of(alice));
        hasComeFor(id);

        await().untilAsserted(() -> assertThat(standing().holder()).isEqualTo(alice));
        assertThat(claims.claim(alice, id).token()).isEqualTo(standing().token());
    }

    @Test
    void manyNodesWakeItOnce() throws InterruptedException {
        for (var each : ids.subList(1, 3)) {
            snoozing.snooze(bob, each, null, TOMORROW);
        }
        snooze(TOMORROW);
        jdbc.sql("update conversation set snoozed_until = now() - interval '1 second' where team_id = ?")
                .param(team.value())
                .update();
        var nodes = List.of(new Thread(waking::sweep), new Thread(waking::sweep), new Thread(waking::sweep));
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }

        await().untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(3));
        assertThat(Told.since(events, "0-0", ids).stream().filter(event -> event.type() == EventType.WOKEN))
                .extracting(ParleyEvent::conversation)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(ConversationId::value).toList());
    }

    @Test
    void aNodeThatDiesBetweenPostgreSqlAndRedisLosesNothing() {
        snooze(TOMORROW);
        transaction.executeWithoutResult(status -> {
            marks.run(id, false);
            fence.wake(id);
        });

        await().atMost(java.time.Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(3));
        assertThat(wakingRows.lockDue(10)).isEmpty();
    }

    @Test
    void whoeverClaimsItOrWakesItTakesItOutOfItsSnooze() {
        snooze(TOMORROW);
        claims.claim(bob, id);
        assertThat(conversations.get(id, bob)).satisfies(shown -> {
            assertThat(shown.snooze()).isNull();
            assertThat(shown.isHeldBy(bob)).isTrue();
        });

        snoozing.snooze(bob, ids.get(1), null, TOMORROW);
        snoozing.wake(alice, ids.get(1));
        snoozing.wake(alice, ids.get(1));
        assertThat(queue.length(team).queued()).isEqualTo(2);
    }

    @Test
    void closingOrMovingEndsIt() {
        snooze(TOMORROW);
        handling.close(bob, id, null);
        handling.reopen(bob, id);
        assertThat(standing().state()).isEqualTo("QUEUED");

        snoozing.snooze(bob, ids.get(1), null, TOMORROW);
        var elsewhere = people.team("Elsewhere");
        handling.handOver(bob, ids.get(1), null, elsewhere);
        assertThat(queue.length(elsewhere).queued()).isOne();
    }

    @Test
    void urgentOnesComeFirstAndTheOldestFirstAmongThem() {
        prioritising.set(bob, ids.get(2), Priority.URGENT);
        assertThat(rows.find(ids.get(2)).orElseThrow().place())
                .isLessThan(rows.find(ids.get(1)).orElseThrow().place());
        prioritising.set(bob, id, Priority.LOW);
        handling.release(alice, id, claims.claim(alice, id).token());
        assertThat(queue.length(team)).isEqualTo(new Queue.Length(3, since(1)));

        assertThat(List.of(next(), next(), next())).containsExactly(ids.get(2), ids.get(1), id);
        assertThat(Told.all(events, ids.get(2)).stream().filter(event -> event.type() == EventType.PRIORITY_CHANGED))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isEqualTo(Map.of("was", "NORMAL", "priority", "URGENT")));
    }

    private ConversationId next() {
        return claims.claimNext(bob, team).orElseThrow().id();
    }

    private void snooze(Instant until) {
        snoozing.snooze(alice, id, claims.claim(alice, id).token(), until);
    }

    private void hasComeFor(ConversationId sleeper) {
        jdbc.sql("update conversation set snoozed_until = now() - interval '1 second' where id = ?")
                .param(sleeper.value())
                .update();
    }

    private Standing standing() {
        return rows.find(id).orElseThrow();
    }

    private List<ParleyEvent> told(EventType type) {
        return Told.all(events, id).stream()
                .filter(event -> event.type() == type)
                .toList();
    }

    private static Optional<Instant> since(int place) {
        return Optional.of(Instant.ofEpochMilli(Waiting.SINCE + 1000L * place));
    }

    @SuppressWarnings("NullAway")
    private void flush() throws DataAccessException {
        redis.execute((RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }
}
