package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class RebuildTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;

    @BeforeEach
    void aliceHoldsTheFirstOfFive() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 5);
        queue.enqueue(Waiting.entries(team, ids));
        claims.claim(alice, ids.getFirst());
    }

    @Test
    void anEmptyRedisIsFilledWithWaitersHoldersAndHigherTokens() {
        var held = claims.claim(alice, ids.getFirst());
        String before = events.lastId();

        flush();

        var next = claims.claimNext(bob, team).orElseThrow();
        assertThat(next.id()).isEqualTo(ids.get(1));
        assertThat(next.token()).isGreaterThan(held.token());
        assertThat(claims.claim(alice, ids.getFirst())).isEqualTo(held);
        assertThatThrownBy(() -> claims.claim(bob, ids.getFirst())).hasFieldOrPropertyWithValue("code", "held");
        assertThat(queue.length(team).queued()).isEqualTo(3);
        assertThat(RecordedEvent.compareIds(events.firstId().orElseThrow(), before))
                .isPositive();
    }

    @Test
    void screensAreToldThatTheyMayHaveMissedSomething() {
        flush();

        await().untilAsserted(() -> assertThat(events.listAfter("0-0", 100))
                .extracting(recorded -> recorded.event().type())
                .contains(EventType.QUEUE_REBUILT));
    }

    @Test
    void anOlderCopyThatGivesOutOldTokensIsNotTrusted() {
        var held = claims.claim(alice, ids.getFirst());
        handling.release(alice, held.id(), held.token());
        redis.opsForValue().set("parley:{q}:token", "0");

        var claimed = claims.claim(bob, ids.getFirst());

        assertThat(claimed.token()).isGreaterThan(held.token());
    }

    @Test
    void whatRedisForgotIsFoundByTheComparison() {
        redis.delete(QueueKeys.conversation(ids.get(1).toString()));
        redis.opsForZSet().remove(QueueKeys.team(team.toString()), ids.get(1).toString());
        assertThat(queue.length(team).queued()).isEqualTo(3);

        await().atMost(java.time.Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(4));
    }

    @Test
    void aDatabaseThatCameBackOlderCounts() {
        claims.claim(bob, ids.get(1));
        jdbc.sql(
                        "update conversation set holder_id = null, held_since = null, claim_token = 0, version = 0 where id = ?")
                .param(ids.get(1).value())
                .update();

        await().atMost(java.time.Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(4));
        assertThat(claims.claim(alice, ids.get(1)).id()).isEqualTo(ids.get(1));
    }

    @Test
    void aLateClaimOfAForgottenConversationStillWorks() {
        redis.delete(QueueKeys.conversation(ids.get(2).toString()));

        assertThat(claims.claim(bob, ids.get(2)).id()).isEqualTo(ids.get(2));
    }

    @SuppressWarnings("NullAway")
    private void flush() {
        redis.execute((org.springframework.data.redis.core.RedisCallback<Object>) connection -> {
            connection.serverCommands().flushDb();
            return null;
        });
    }
}
