package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class PushTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Offers offers;

    @Autowired
    private RoutingBoard board;

    @Autowired
    private HeartBeats heartBeats;

    @Autowired
    private StandingRows rows;

    @Autowired
    private Conversations conversations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private UUID channel;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;

    @BeforeEach
    void fourCustomersWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        var of = people.channel(Ids.next() + "@acme.example", team);
        channel = of.value();
        ids = new Waiting(jdbc).stored(of, team, 4);
        queue.enqueue(
                ids.stream().map(id -> Entries.of(rows.find(id).orElseThrow())).toList());
    }

    @Test
    void roundRobinGivesToEachInTurn() {
        arrive(alice, bob);
        gives("ROUND_ROBIN", 10);

        awaitAllGivenOut();
        assertThat(holder(0)).isNotEqualTo(holder(1)).isEqualTo(holder(2));
        assertThat(holder(1)).isEqualTo(holder(3));
        assertThat(conversations.get(ids.getFirst(), alice).offeredUntil()).isAfter(Instant.now());
    }

    @Test
    void theLeastLoadedGetsTheNext() {
        claims.claim(alice, ids.get(3));
        claims.claim(alice, ids.get(2));
        arrive(alice, bob);
        gives("LEAST_LOADED", 10);

        awaitAllGivenOut();
        assertThat(List.of(holder(0), holder(1))).containsOnly(bob);
    }

    @Test
    void whatNobodyHasRoomForWaitsUntilSomebodyHas() {
        gives("ROUND_ROBIN", 1);
        arrive(alice, bob);
        await().untilAsserted(() -> assertThat(queue.length(team).queued()).isEqualTo(2));
        assertThatThrownBy(() -> claims.claimNext(alice, team)).hasFieldOrPropertyWithValue("code", "at-capacity");

        handling.close(people.manager("Max"), ids.getFirst(), null);

        await().untilAsserted(() -> assertThat(holder(2)).isNotNull());
        assertThat(holder(3)).isNull();
    }

    @Test
    void whoIsAwayOrNotThereIsOfferedNothing() {
        jdbc.sql("update employee set availability = 'AWAY' where id = ?")
                .param(alice.value())
                .update();
        gives("LEAST_LOADED", 10);
        var carol = people.agent("Carol", team);
        board.refresh();
        arrive(alice, carol);

        awaitAllGivenOut();
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(rows.find(id).orElseThrow().holder()).isEqualTo(carol));
    }

    @Test
    void whatIsPassedOnGoesToSomebodyElse() {
        gives("ROUND_ROBIN", 2);
        arrive(alice);
        await().untilAsserted(() -> assertThat(holder(1)).isEqualTo(alice));

        arrive(alice, bob);
        offers.decline(alice, ids.getFirst());

        await().untilAsserted(() ->
                assertThat(rows.find(ids.getFirst()).orElseThrow().holder()).isEqualTo(bob));
        assertThatThrownBy(() -> offers.accept(alice, ids.getFirst()))
                .hasFieldOrPropertyWithValue("code", "not-holder");
        offers.accept(bob, ids.getFirst());
        assertThat(conversations.get(ids.getFirst(), bob).offeredUntil()).isNull();
        assertThatThrownBy(() -> offers.decline(bob, ids.getFirst())).hasFieldOrPropertyWithValue("code", "not-holder");
    }

    @Test
    void whoMissesAnOfferIsAwayAndItGoesOn() {
        gives("ROUND_ROBIN", 4);
        arrive(alice);
        await().untilAsserted(() -> assertThat(holder(3)).isEqualTo(alice));
        arrive(bob);

        jdbc.sql("update conversation set offered_until = now() - interval '1 second' where id = ?")
                .param(ids.getFirst().value())
                .update();

        await().untilAsserted(() ->
                assertThat(rows.find(ids.getFirst()).orElseThrow().holder()).isEqualTo(bob));
        assertThat(jdbc.sql("select away_reason from employee where id = ?")
                        .param(alice.value())
                        .query(String.class)
                        .single())
                .isEqualTo("MISSED");
    }

    @Test
    void aSkillIsWaitedForButNotForEver() {
        UUID french = Ids.next();
        jdbc.sql("insert into skill (id, name) values (?, ?)")
                .params(french, "French " + french)
                .update();
        jdbc.sql("insert into skill_need (skill_id, label) values (?, ?)")
                .params(french, channel)
                .update();
        jdbc.sql("insert into employee_skill (employee_id, skill_id) values (?, ?)")
                .params(bob.value(), french)
                .update();
        jdbc.sql("update conversation set waiting_since = now(), version = version + 1 where id = ?")
                .param(ids.get(1).value())
                .update();
        jdbc.sql("update team set skill_patience_seconds = 600 where id = ?")
                .param(team.value())
                .update();
        board.refresh();
        queue.enqueue(List.of(Entries.of(rows.find(ids.get(1)).orElseThrow())));

        // The others have waited for so long that anybody may answer.
        for (int place : List.of(0, 2, 3)) {
            assertThat(claims.claimNext(alice, team).orElseThrow().id()).isEqualTo(ids.get(place));
        }
        assertThat(claims.claimNext(alice, team)).isEmpty();
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.get(1));
    }

    private void awaitAllGivenOut() {
        await().untilAsserted(() -> assertThat(List.of(0, 1, 2, 3)).noneMatch(each -> holder(each) == null));
    }

    private void gives(String routing, int capacity) {
        jdbc.sql("update team set routing = ?, capacity = ? where id = ?")
                .params(routing, capacity, team.value())
                .update();
        board.refresh();
    }

    private void arrive(EmployeeId... employees) {
        heartBeats.seen(List.of(employees));
    }

    private @Nullable EmployeeId holder(int index) {
        return rows.find(ids.get(index)).orElseThrow().holder();
    }
}
