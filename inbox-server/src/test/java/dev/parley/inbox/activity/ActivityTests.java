package dev.parley.inbox.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Participation;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class ActivityTests {
    private static final Instant EVER = Instant.parse("2999-01-01T00:00:00Z");

    @Autowired
    private Activities activities;

    @Autowired
    private Chronicle chronicle;

    @Autowired
    private EventStream events;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Participation participation;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private ConversationId id;

    @BeforeEach
    void oneWaits() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        var ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 1);
        id = ids.getFirst();
        queue.enqueue(Waiting.entries(team, ids));
    }

    @Test
    void whatHappenedIsKeptInOrderAndWithNames() {
        var other = people.team("Orders");
        long token = claims.claim(alice, id).token();
        participation.join(bob, id);
        handling.handOver(alice, id, token, bob);
        handling.handOver(bob, id, claims.claim(bob, id).token(), other);
        handling.close(people.manager("Max"), id, null);

        await().untilAsserted(() -> assertThat(types())
                .containsExactly("CONVERSATION_OPENED", "CLAIMED", "JOINED", "HANDED_OVER", "HANDED_OVER", "CLOSED"));
        var all = all();
        assertThat(all.get(1).employee()).isEqualTo("Alice");
        assertThat(all.get(3).data()).containsEntry("to", "Bob").containsEntry("from", "Alice");
        assertThat(all.get(4).data()).containsEntry("fromTeam", name(team)).containsEntry("toTeam", name(other));
    }

    @Test
    void anEventThatComesAgainIsWrittenOnce() {
        claims.claim(alice, id);
        await().until(() -> types().contains("CLAIMED"));
        var told = events.listAfter("0-0", 100_000).stream()
                .filter(event -> id.value().equals(event.event().conversation()))
                .toList();

        chronicle.follow(told);
        chronicle.follow(told);

        assertThat(types()).containsExactly("CONVERSATION_OPENED", "CLAIMED");
    }

    @Test
    void aChangeThatACrashLeftUntoldIsWrittenAsItStands() {
        chronicle.follow(List.of(settled(7), settled(7)));
        assertThat(all().getLast()).satisfies(one -> {
            assertThat(one.type()).isEqualTo("CONVERSATION_CHANGED");
            assertThat(one.data()).containsEntry("holder", "Alice");
        });

        claims.claim(alice, id);
        await().until(() -> types().contains("CLAIMED"));
        chronicle.follow(List.of(settled(2)));
        assertThat(types()).containsOnlyOnce("CONVERSATION_CHANGED").containsOnlyOnce("CLAIMED");
    }

    @Test
    void onlyWhoMayReadTheConversationReadsWhatHappened() {
        people.signIn(people.agent("Sven", people.team("Other")))
                .client()
                .get()
                .uri("/api/conversations/{id}/activity", id)
                .exchange()
                .expectStatus()
                .isNotFound();
        people.signIn(alice)
                .client()
                .get()
                .uri("/api/conversations/{id}/activity?since={since}", id, "2020-01-01T00:00:00Z")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].type")
                .isEqualTo("CONVERSATION_OPENED");
    }

    private RecordedEvent settled(long version) {
        return new RecordedEvent(
                "1-" + version,
                new ParleyEvent(
                        EventType.CONVERSATION_CHANGED,
                        id.value(),
                        version,
                        team.value(),
                        null,
                        null,
                        Instant.now(),
                        Map.of("reason", "settled", "holder", alice.toString())));
    }

    private List<Activity> all() {
        return activities.list(id, Instant.EPOCH, EVER, 1000);
    }

    private List<String> types() {
        return all().stream().map(Activity::type).toList();
    }

    private String name(TeamId id) {
        return jdbc.sql("select name from team where id = ?")
                .params(id.value())
                .query(String.class)
                .single();
    }
}
