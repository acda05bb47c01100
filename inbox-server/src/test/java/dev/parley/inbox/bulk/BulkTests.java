package dev.parley.inbox.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.bulk.BulkAction.Kind;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import dev.parley.inbox.testing.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class BulkTests {
    @Autowired
    private Bulks bulks;

    @Autowired
    private BulkRows rows;

    @Autowired
    private BulkDeeds deeds;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;

    @BeforeEach
    void manyWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 45);
        queue.enqueue(Waiting.entries(team, ids));
    }

    @Test
    void allAreClosedButThoseInOtherHandsAndTheReportSaysWhy() {
        claims.claim(bob, ids.get(3));
        claims.claim(alice, ids.get(4));

        var job = ended(bulks.start(alice, action(Kind.CLOSE), ids));

        assertThat(job.done()).isEqualTo(44);
        assertThat(job.skipped()).isEqualTo(1);
        assertThat(rows.listSkipped(job.id(), 10)).singleElement().satisfies(skipped -> {
            assertThat(skipped.conversationId()).isEqualTo(ids.get(3));
            assertThat(skipped.reason()).isEqualTo("held");
        });
        assertThat(queue.length(team).queued()).isZero();
    }

    @Test
    void anUndoOpensThemAgainWithTheTimeTheyHaveWaitedAndWhatIMyselfHeldIsMine() {
        claims.claim(alice, ids.get(4));
        var job = ended(bulks.start(alice, action(Kind.CLOSE), ids));
        handling.reopen(bob, ids.get(7));
        var waiting = see(ids.get(7)).version();

        var undo = ended(bulks.undo(alice, job.id()));

        assertThat(undo.done()).isEqualTo(44);
        assertThat(rows.listSkipped(undo.id(), 10))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.conversationId()).isEqualTo(ids.get(7)));
        assertThat(see(ids.get(7)).version()).isEqualTo(waiting);
        assertThat(see(ids.getFirst()).waitingSince()).isEqualTo(Instant.ofEpochMilli(Waiting.SINCE + 1000));
        assertThat(see(ids.get(4)).isHeldBy(alice)).isTrue();
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.getFirst());
        assertThatThrownBy(() -> bulks.undo(alice, job.id())).hasFieldOrPropertyWithValue("code", "undone-already");
    }

    @Test
    void whatTheCustomerWroteToMeanwhileIsNotClosed() {
        var talks = new Talks(jdbc, team, people.channel(Ids.next() + "@acme.example", team));
        var id = talks.open();
        UUID job = Ids.next();
        rows.insert(job, alice, action(Kind.TAG, Priority.LOW, null, null), null);
        jdbc.sql("update bulk_job set state = 'CANCELLED' where id = ?")
                .params(job)
                .update();
        rows.insertItems(job, List.of(id));
        talks.inbound(id, "One more thing");

        assertThatThrownBy(() -> deeds.run(action(Kind.CLOSE), alice, id, 1))
                .isInstanceOf(SkippedException.class)
                .hasMessage("changed");
    }

    @Test
    void priorityTeamAndColleagueAreSetAndRestored() {
        var some = ids.subList(0, 5);
        var orders = people.team("Orders");
        var urgent = ended(bulks.start(alice, action(Kind.PRIORITY, Priority.URGENT, null, null), some));
        var mine = ended(bulks.start(alice, action(Kind.ASSIGN, null, null, alice), some.subList(0, 2)));
        var manager = people.manager("Max");
        var moved = ended(bulks.start(manager, action(Kind.MOVE, null, orders, null), some));

        assertThat(see(some.get(2)).priority()).isEqualTo(Priority.URGENT);
        assertThat(see(some.get(1)).isHeldBy(alice)).isTrue();
        assertThat(moved.skipped()).isEqualTo(2);
        assertThat(see(some.get(4)).teamId()).isEqualTo(orders);

        ended(bulks.undo(manager, moved.id()));
        ended(bulks.undo(alice, mine.id()));
        ended(bulks.undo(alice, urgent.id()));

        assertThat(some.stream().map(this::see)).allSatisfy(one -> {
            assertThat(one.priority()).isEqualTo(Priority.NORMAL);
            assertThat(one.holder()).isNull();
            assertThat(one.teamId()).isEqualTo(team);
        });
    }

    @Test
    void tagsAreAddedToWhatLacksThemAndTakenOffOnlyWhereTheyWereAdded() {
        var tag = new TagId(Ids.next());
        jdbc.sql("insert into tag (id, name, color) values (?, ?, 'RED')")
                .params(tag.value(), "Bulk " + tag)
                .update();
        jdbc.sql("update conversation set tag_ids = array[cast(? as uuid)] where id = ?")
                .params(tag.toString(), ids.getFirst().value())
                .update();

        var job = ended(bulks.start(alice, new BulkAction(Kind.TAG, Set.of(tag), null, null, null, null, null), ids));
        assertThat(job.done()).isEqualTo(44);
        ended(bulks.undo(alice, job.id()));

        assertThat(see(ids.getFirst()).tagIds()).containsExactly(tag);
        assertThat(see(ids.getLast()).tagIds()).isEmpty();
    }

    @Test
    void allThatMatchAListAreTakenAndOnlyThoseOneMayRead() {
        var other = people.agent("Olga", people.team("Other"));

        assertThat(conversations.listIds("queue", team, alice, 1000)).containsExactlyElementsOf(ids);
        assertThat(conversations.listIds("queue", team, alice, 7)).hasSize(7);
        var job = ended(bulks.start(other, action(Kind.CLOSE), ids));

        assertThat(job.done()).isZero();
        assertThat(rows.listSkipped(job.id(), 100))
                .hasSize(45)
                .allMatch(one -> one.reason().equals("not-found"));
    }

    @Test
    void aStoppedOneLeavesTheRestAndOnlyItsOwnerSeesIt() {
        UUID job = Ids.next();
        rows.insert(job, alice, action(Kind.CLOSE), null);
        jdbc.sql("update bulk_job set state = 'CANCELLED' where id = ?")
                .params(job)
                .update();
        rows.insertItems(job, ids);

        assertThat(rows.lockNext(job)).isEmpty();
        assertThatThrownBy(() -> bulks.get(bob, job)).hasFieldOrPropertyWithValue("code", "not-found");
        people.signIn(people.employee("Emil", team))
                .client()
                .post()
                .uri("/api/bulk")
                .body(Map.of(
                        "action", Map.of("kind", "CLOSE"), "query", Map.of("view", "queue", "team", team.toString())))
                .exchange()
                .expectStatus()
                .isForbidden();
        people.signIn(alice)
                .client()
                .post()
                .uri("/api/bulk")
                .body(Map.of(
                        "action",
                        Map.of("kind", "PRIORITY", "priority", "HIGH"),
                        "query",
                        Map.of("view", "queue", "team", team.toString())))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(45);
    }

    @Test
    void spamIsMarkedForManyAndTakenBackWithThePlaceInTheQueue() {
        claims.claim(bob, ids.get(3));
        claims.claim(alice, ids.get(4));
        var some = ids.subList(0, 6);
        var job = ended(bulks.start(alice, action(Kind.SPAM), some));

        assertThat(job.done()).isEqualTo(5);
        assertThat(rows.listSkipped(job.id(), 10))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason()).isEqualTo("held"));
        assertThat(see(ids.getFirst()).spam()).isNotNull();
        assertThat(queue.length(team).queued()).isEqualTo(39);

        var undo = ended(bulks.undo(alice, job.id()));

        assertThat(undo.done()).isEqualTo(5);
        assertThat(see(ids.getFirst()).waitingSince()).isEqualTo(Instant.ofEpochMilli(Waiting.SINCE + 1000));
        assertThat(see(ids.get(4)).isHeldBy(alice)).isTrue();
        assertThat(claims.claimNext(bob, team).orElseThrow().id()).isEqualTo(ids.getFirst());
    }

    private BulkJob ended(BulkJob job) {
        await().until(() -> bulks.get(job.employee(), job.id()).state() != BulkJob.State.RUNNING);
        return bulks.get(job.employee(), job.id());
    }

    private ConversationSummary see(ConversationId id) {
        return conversations.find(id).orElseThrow();
    }

    private static BulkAction action(Kind kind) {
        return action(kind, null, null, null);
    }

    private static BulkAction action(
            Kind kind, @Nullable Priority priority, @Nullable TeamId team, @Nullable EmployeeId employee) {
        return new BulkAction(kind, null, null, priority, null, team, employee);
    }
}
