package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeDeactivated;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class TakeBackTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private HeartBeats heartBeats;

    @Autowired
    private StandingRows rows;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;
    private String before;

    @BeforeEach
    void aliceHoldsTheFirstOfTwo() {
        team = people.team("Support");
        jdbc.sql("update team set grace_seconds = 60 where id = ?")
                .param(team.value())
                .update();
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 2);
        queue.enqueue(Waiting.entries(team, ids));
        claims.claim(alice, ids.getFirst());
        before = events.lastId();
    }

    @Test
    void whoStaysAwayTooLongLosesTheConversationToItsOldPlace() {
        long token = rows.find(ids.getFirst()).orElseThrow().token();
        wasSeen(61);

        await().untilAsserted(() -> assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.TAKEN_BACK);
            assertThat(event.data()).containsEntry("from", alice.toString()).containsEntry("reason", "AWAY");
        }));
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.getFirst());
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> claims.requireHolder(ids.getFirst(), alice, token)))
                .hasFieldOrPropertyWithValue("code", "not-holder");
    }

    @Test
    void whoComesBackWithinTheGraceTimeKeepsIt() {
        wasSeen(40);
        heartBeats.seen(List.of(alice));
        // Somebody else who is away shows that the sweep has been here.
        claims.claim(bob, ids.get(1));
        redis.opsForZSet().add(QueueKeys.SEEN, bob.toString(), System.currentTimeMillis() - 61_000);

        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told())
                .extracting(ParleyEvent::conversation)
                .containsOnly(ids.get(1).value());
        assertThat(rows.find(ids.getFirst()).orElseThrow().holder()).isEqualTo(alice);
        assertThat(heartBeats.isPresent(alice)).isTrue();
    }

    @Test
    void whoseAccountIsSwitchedOffLosesEverythingAtOnce() {
        transaction.executeWithoutResult(status -> publisher.publishEvent(new EmployeeDeactivated(alice)));

        await().untilAsserted(() -> assertThat(told())
                .singleElement()
                .satisfies(event -> assertThat(event.data()).containsEntry("reason", "DEACTIVATED")));
        assertThat(queue.length(team).queued()).isEqualTo(2);
    }

    private void wasSeen(int secondsAgo) {
        redis.opsForZSet().add(QueueKeys.SEEN, alice.toString(), System.currentTimeMillis() - 1000.0 * secondsAgo);
    }

    private List<ParleyEvent> told() {
        return Told.since(events, before, ids).stream()
                .filter(event -> event.type() != EventType.CLAIMED)
                .toList();
    }
}
