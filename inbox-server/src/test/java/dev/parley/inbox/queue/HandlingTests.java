package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.conversation.ConversationId;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class HandlingTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private QueueCommands commands;

    @Autowired
    private Participation participation;

    @Autowired
    private EventStream events;

    @Autowired
    private StandingRows rows;

    @Autowired
    private People people;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;
    private ConversationId id;
    private long token;
    private String before;

    @BeforeEach
    void aliceHoldsTheFirstOfThree() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 3);
        id = ids.getFirst();
        queue.enqueue(Waiting.entries(team, ids));
        token = claims.claim(alice, id).token();
        before = events.lastId();
    }

    @Test
    void whatIsReleasedHasItsOldPlace() {
        handling.release(alice, id, token);

        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(id);
        assertThat(told().getFirst()).satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.RELEASED);
            assertThat(event.data()).containsEntry("from", alice.toString());
            assertThat(event.version()).isEqualTo(3);
        });
    }

    @Test
    void nobodyElseReleasesItButAManager() {
        assertThatThrownBy(() -> handling.release(bob, id, token)).hasFieldOrPropertyWithValue("code", "not-holder");
        assertThatThrownBy(() -> handling.release(alice, id, token - 1))
                .hasFieldOrPropertyWithValue("code", "not-holder");
        assertThat(rows.find(id).orElseThrow().holder()).isEqualTo(alice);

        handling.release(people.manager("Max"), id, null);
        assertThat(rows.find(id).orElseThrow().holder()).isNull();
    }

    @Test
    void aColleagueHoldsItUnderANewToken() {
        handling.handOver(alice, id, token, bob);

        var standing = rows.find(id).orElseThrow();
        assertThat(standing.holder()).isEqualTo(bob);
        assertThat(standing.token()).isGreaterThan(token);
        assertThat(claims.claim(bob, id)).isEqualTo(new Claimed(id, standing.token()));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> claims.requireHolder(id, alice, token)))
                .hasFieldOrPropertyWithValue("code", "not-holder");
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.HANDED_OVER);
            assertThat(event.data()).containsEntry("to", bob.toString()).containsEntry("from", alice.toString());
        });
    }

    @Test
    void theNoteOfAHandOverStaysWithTheConversationOrNeitherHappens() {
        commands.handOver(alice, id, new QueueCommands.HandOver(token, bob, null, "Please call her back."));
        assertThatThrownBy(() -> commands.handOver(
                        alice, id, new QueueCommands.HandOver(token, bob, null, "Never stored, never told.")))
                .hasFieldOrPropertyWithValue("code", "not-holder");

        assertThat(jdbc.sql("select text from message where conversation_id = ? and direction = 'NOTE'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("Please call her back.");
        assertThat(rows.find(id).orElseThrow().holder()).isEqualTo(bob);
        assertThat(told()).extracting(ParleyEvent::type).contains(EventType.HANDED_OVER);
    }

    @Test
    void anotherTeamQueuesItAtThePlaceItHadHere() {
        var billing = people.team("Billing");

        handling.handOver(alice, id, token, billing);

        assertThat(queue.length(billing).oldest())
                .hasValueSatisfying(since -> assertThat(since.toEpochMilli()).isEqualTo(Waiting.SINCE + 1000));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.team()).isEqualTo(billing.value());
            assertThat(event.previousTeam()).isEqualTo(team.value());
        });
    }

    @Test
    void whatIsClosedIsNeitherQueuedNorClaimed() {
        handling.close(alice, id, token);
        handling.close(bob, ids.get(1), null);

        assertThat(queue.length(team).queued()).isOne();
        assertThatThrownBy(() -> claims.claim(bob, id)).hasFieldOrPropertyWithValue("code", "closed");
        assertThat(told()).extracting(ParleyEvent::type).containsExactly(EventType.CLOSED, EventType.CLOSED);
    }

    @Test
    void nobodyClosesWhatAColleagueHolds() {
        assertThatThrownBy(() -> handling.close(bob, id, null)).hasFieldOrPropertyWithValue("code", "not-holder");
        assertThat(rows.find(id).orElseThrow().open()).isTrue();
    }

    @Test
    void aReopenedConversationWaitsAfterAllWhoseCustomersWait() {
        handling.close(alice, id, token);
        handling.reopen(bob, id);

        assertThat(queue.length(team).queued()).isEqualTo(3);
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.get(1));
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.get(2));
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aChangeInsideARolledBackTransactionIsNeverTold() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    handling.close(alice, id, token);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(told()).isEmpty();
        assertThat(claims.claim(alice, id)).isEqualTo(new Claimed(id, token));
    }

    @Test
    void joiningAndLeavingIsToldOnce() {
        participation.join(bob, id);
        participation.join(bob, id);
        participation.leave(bob, id);
        participation.leave(bob, id);

        assertThat(told()).extracting(ParleyEvent::type).containsExactly(EventType.JOINED, EventType.LEFT);
    }

    private List<ParleyEvent> told() {
        return Told.since(events, before, ids).stream()
                .filter(event -> event.type() != EventType.CLAIMED)
                .toList();
    }
}
