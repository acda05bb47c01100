package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class QueueTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private List<ConversationId> ids;

    @BeforeEach
    void threeCustomersWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 3);
    }

    @Test
    void whatIsQueuedIsToldInTheOrderItCame() {
        String before = events.lastId();

        queue.enqueue(Waiting.entries(team, ids));

        assertThat(queue.length(team)).isEqualTo(new Queue.Length(3, since(1)));
        assertThat(told(before))
                .extracting(ParleyEvent::conversation)
                .containsExactly(
                        ids.get(0).value(), ids.get(1).value(), ids.get(2).value());
        assertThat(told(before).getFirst()).satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CONVERSATION_OPENED);
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.team()).isEqualTo(team.value());
            assertThat(event.data()).containsEntry("seq", "1");
        });
    }

    @Test
    void aRepeatChangesAndTellsNothing() {
        queue.enqueue(Waiting.entries(team, ids));
        String before = events.lastId();

        queue.enqueue(Waiting.entries(team, ids));

        assertThat(queue.length(team).queued()).isEqualTo(3);
        assertThat(told(before)).isEmpty();
    }

    @Test
    void messagesThatOvertakeEachOtherAreBothTold() {
        queue.enqueue(Waiting.entries(team, ids));
        String before = events.lastId();

        queue.enqueue(List.of(message(3)));
        queue.enqueue(List.of(message(2)));
        queue.enqueue(List.of(message(3), message(2)));

        assertThat(told(before)).extracting(ParleyEvent::version).containsExactly(3L, 2L);
    }

    @Test
    void whoWaitsLongestIsClaimedFirst() {
        queue.enqueue(Waiting.entries(team, ids).reversed());

        for (var expected : ids) {
            assertThat(claims.claimNext(alice, team).orElseThrow().id()).isEqualTo(expected);
        }
        assertThat(claims.claimNext(alice, team)).isEmpty();
        assertThat(queue.length(team)).isEqualTo(new Queue.Length(0, java.util.Optional.empty()));
    }

    @Test
    void aMessageToAHeldConversationDoesNotQueueIt() {
        queue.enqueue(Waiting.entries(team, ids));
        claims.claim(alice, ids.getFirst());

        queue.enqueue(List.of(message(9)));

        assertThat(queue.length(team).queued()).isEqualTo(2);
        assertThat(claims.claim(people.manager("Max"), ids.get(1)).id()).isEqualTo(ids.get(1));
    }

    @Test
    void removedConversationsAreForgottenAndThatIsTold() {
        queue.enqueue(Waiting.entries(team, ids));
        String before = events.lastId();

        queue.remove(ids.subList(0, 2));

        assertThat(queue.length(team).queued()).isEqualTo(1);
        assertThat(told(before)).extracting(ParleyEvent::type).containsOnly(EventType.CONVERSATION_REMOVED);
        assertThat(told(before)).extracting(ParleyEvent::team).containsOnly(team.value());
    }

    private QueueEntry message(long version) {
        return new QueueEntry(
                ids.getFirst(),
                QueueEntry.State.QUEUED,
                team,
                version,
                Waiting.place(Waiting.SINCE),
                Instant.ofEpochMilli(Waiting.SINCE),
                "",
                EventType.MESSAGE_RECEIVED,
                Map.of(),
                null);
    }

    private List<ParleyEvent> told(String after) {
        return Told.since(events, after, ids);
    }

    private static java.util.Optional<Instant> since(int place) {
        return java.util.Optional.of(Instant.ofEpochMilli(Waiting.SINCE + 1000L * place));
    }
}
