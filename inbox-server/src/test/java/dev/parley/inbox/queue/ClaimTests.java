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
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import dev.parley.inbox.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class ClaimTests {
    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private ClaimScript script;

    @Autowired
    private Fence fence;

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
    private ConversationId id;

    @BeforeEach
    void aCustomerWaits() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        var ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 1);
        id = ids.getFirst();
        queue.enqueue(Waiting.entries(team, ids));
    }

    @Test
    void onlyOneOfAThousandCallersGetsTheConversation() throws InterruptedException {
        var callers = List.of(alice, bob, people.agent("Carol", team), people.manager("Max"));
        var won = new ConcurrentLinkedQueue<EmployeeId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                var caller = callers.get(i % callers.size());
                threads.submit(() -> {
                    try {
                        claims.claim(caller, id);
                        won.add(caller);
                    } catch (Problem refused) {
                        assertThat(refused.code()).isEqualTo("held");
                    }
                });
            }
        }
        assertThat(won).isNotEmpty();
        assertThat(won.stream().distinct()).hasSize(1);
        assertThat(rows.find(id).orElseThrow().holder()).isEqualTo(won.peek());
    }

    @Test
    void theHolderIsToldTheSameTokenAgain() {
        var first = claims.claim(alice, id);
        assertThat(claims.claim(alice, id)).isEqualTo(first);
        assertThat(rows.find(id).orElseThrow().token()).isEqualTo(first.token());
    }

    @Test
    void whoComesTooLateIsToldWhoHoldsIt() {
        claims.claim(alice, id);
        assertThatThrownBy(() -> claims.claim(bob, id)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("held");
            assertThat(problem.detail()).contains("Alice");
        });
    }

    @Test
    void aClaimIsToldOnceWithTheVersionOfPostgreSql() {
        String before = events.lastId();
        claims.claim(alice, id);
        assertThat(told(before)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CLAIMED);
            assertThat(event.employee()).isEqualTo(alice.value());
            assertThat(event.version())
                    .isEqualTo(rows.find(id).orElseThrow().version())
                    .isEqualTo(2);
        });
    }

    @Test
    void onlyTheHolderWithTheTokenMaySend() {
        long old = claims.claim(alice, id).token();
        handling.release(alice, id, old);
        long token = claims.claim(alice, id).token();

        transaction.executeWithoutResult(status -> claims.requireHolder(id, alice, token));
        assertThat(token).isGreaterThan(old);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> claims.requireHolder(id, alice, old)))
                .hasFieldOrPropertyWithValue("code", "not-holder");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> claims.requireHolder(id, bob, token)))
                .hasFieldOrPropertyWithValue("code", "not-holder");
    }

    @Test
    void aClaimThatPostgreSqlRefusesIsPutBack() {
        jdbc.sql("update conversation set holder_id = ?, claim_token = 3, version = version + 1 where id = ?")
                .params(bob.value(), id.value())
                .update();
        assertThat(script.run(id, alice)).isInstanceOf(Decision.Won.class);

        assertThatThrownBy(() -> claims.claim(alice, id)).hasFieldOrPropertyWithValue("code", "held");
        await().untilAsserted(() -> assertThat(script.run(id, alice)).isEqualTo(new Decision.Held(bob)));
    }

    @Test
    void whatIsClosedWhileSomebodyClaimsItStaysClosedInRedisToo() {
        var won = (Decision.Won) script.run(id, alice);
        handling.close(people.manager("Max"), id, null);

        assertThat(fence.pass(id, alice, won.token(), won.mark())).isInstanceOf(Fence.Outcome.No.class);
        await().untilAsserted(() -> assertThat(script.run(id, bob)).isEqualTo(new Decision.Closed()));
    }

    @Test
    void whatACrashLeftBetweenRedisAndPostgreSqlGoesBackToTheQueue() {
        assertThat(script.run(id, alice)).isInstanceOf(Decision.Won.class);
        assertThat(queue.length(team).queued()).isZero();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(queue.length(team).queued()).isOne());
        assertThat(claims.claim(bob, id).id()).isEqualTo(id);
    }

    @Test
    void whatACrashLeftAfterTheCommitIsToldAndStaysHeld() {
        String before = events.lastId();
        var won = (Decision.Won) script.run(id, alice);
        jdbc.sql("update conversation set holder_id = ?, claim_token = ?, version = version + 1 where id = ?")
                .params(alice.value(), won.token(), id.value())
                .update();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(told(before)).hasSize(1));
        assertThat(claims.claim(alice, id)).isEqualTo(new Claimed(id, won.token()));
        assertThatThrownBy(() -> claims.claim(bob, id)).hasFieldOrPropertyWithValue("code", "held");
    }

    @Test
    void whoMayNotReadItMayNotClaimIt() {
        var stranger = people.agent("Stranger", people.team("Elsewhere"));
        assertThatThrownBy(() -> claims.claim(stranger, id)).hasFieldOrPropertyWithValue("code", "not-found");
        assertThatThrownBy(() -> claims.claimNext(stranger, team)).hasFieldOrPropertyWithValue("code", "not-found");
    }

    private List<ParleyEvent> told(String after) {
        return Told.since(events, after, id);
    }
}
