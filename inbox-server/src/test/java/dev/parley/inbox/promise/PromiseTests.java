package dev.parley.inbox.promise;

import static org.assertj.core.api.Assertions.assertThat;
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
import dev.parley.inbox.hours.HoursChanged;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import dev.parley.inbox.testing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class PromiseTests {
    private static final int AN_HOUR = 60;

    @Autowired
    private Policies policies;

    @Autowired
    private PromiseKeeper keeper;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private Handling handling;

    @Autowired
    private Conversations conversations;

    @Autowired
    private EventStream events;

    @Autowired
    private People people;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private TeamId team;
    private EmployeeId alice;
    private List<Policy.Segment> segments = List.of();
    private List<UUID> tell = List.of();
    private ConversationId id;
    private ConversationId second;

    @BeforeEach
    void twoCustomersWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        var ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 2);
        id = ids.getFirst();
        second = ids.get(1);
        jdbc.sql("update conversation set waiting_since = now(), created_at = now() where team_id = ?")
                .param(team.value())
                .update();
        queue.enqueue(Waiting.entries(team, ids));
    }

    @AfterEach
    void nothingIsPromisedToOthers() {
        policies.set(List.of());
    }

    @Test
    void aFirstAnswerIsDueAndOnceGivenTheNextThingIs() {
        promise(AN_HOUR, null, 5 * AN_HOUR, null, null);
        await().untilAsserted(() -> assertThat(dueIn(id)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));

        jdbc.sql("update conversation set waiting_since = null, version = version + 1 where id = ?")
                .param(id.value())
                .update();

        await().untilAsserted(() -> assertThat(dueIn(id)).isBetween(Duration.ofMinutes(299), Duration.ofMinutes(300)));
        assertThat(kind(id)).isEqualTo("RESOLUTION");
        handling.close(alice, id, null);
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNull());
    }

    @Test
    void whatIsDueFirstIsClaimedFirst() {
        promise(AN_HOUR, null, null, null, null);
        await().untilAsserted(() -> assertThat(summary(second).dueAt()).isNotNull());
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNotNull());
        jdbc.sql("update conversation set waiting_since = now() - interval '30 minutes' where id = ?")
                .param(second.value())
                .update();
        await().untilAsserted(() -> assertThat(dueIn(second)).isLessThan(Duration.ofMinutes(31)));

        await().untilAsserted(() -> assertThat(place(second)).isLessThan(place(id)));
        assertThat(claims.claimNext(alice, team).orElseThrow().id()).isEqualTo(second);
    }

    @Test
    void whatIsAtRiskAndWhatIsBrokenIsToldOnceAndMovesOn() throws InterruptedException {
        var experts = people.team("Experts");
        promise(AN_HOUR, null, null, Priority.URGENT, experts);
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNotNull());
        claims.claim(alice, second);

        waitSince(50);
        sweepOnTwoNodes();
        await().untilAsserted(() -> assertThat(List.of(id, second))
                .allSatisfy(each -> assertThat(told(each)).contains(EventType.PROMISE_AT_RISK)));
        waitSince(61);
        sweepOnTwoNodes();
        await().untilAsserted(() -> assertThat(List.of(id, second))
                .allSatisfy(each -> assertThat(told(each)).contains(EventType.PROMISE_BROKEN)));

        assertThat(List.of(id, second))
                .allSatisfy(each ->
                        assertThat(told(each)).containsOnlyOnce(EventType.PROMISE_AT_RISK, EventType.PROMISE_BROKEN));
        assertThat(summary(id)).satisfies(moved -> {
            assertThat(moved.priority()).isEqualTo(Priority.URGENT);
            assertThat(moved.teamId()).isEqualTo(experts);
        });
        assertThat(queue.length(experts).queued()).isOne();
        // What somebody holds stays with them.
        assertThat(summary(second).teamId()).isEqualTo(team);
    }

    @Test
    void whoHoldsItAndWhoLeadsAreToldWhatIsAtRisk() {
        var lead = people.agent("Lea", team);
        tell = List.of(lead.value());
        promise(AN_HOUR, null, null, null, null);
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNotNull());
        claims.claim(alice, id);

        waitSince(50);

        await().untilAsserted(
                        () -> assertThat(notified(id, "SLA_AT_RISK")).containsOnlyOnce(alice.value(), lead.value()));
        waitSince(61);
        await().untilAsserted(
                        () -> assertThat(notified(id, "SLA_BREACHED")).containsOnlyOnce(alice.value(), lead.value()));
    }

    @Test
    void aSegmentIsPromisedMoreAndACustomerMayComeIntoIt() {
        segments = List.of(new Policy.Segment("plan", List.of("gold", "platinum")));
        var other = Ids.next();
        jdbc.sql("insert into contact (id, name) values (?, 'Another')")
                .param(other)
                .update();
        jdbc.sql("update conversation set contact_id = ? where id = ?")
                .params(other, second.value())
                .update();
        promise(AN_HOUR, null, null, null, null);
        jdbc.sql(
                        "update contact set fields = '{\"plan\": [\"gold\"]}' where id in (select contact_id from conversation where id = ?)")
                .param(id.value())
                .update();
        await().untilAsserted(() -> assertThat(dueIn(id)).isPositive());
        assertThat(summary(second).dueAt()).isNull();

        jdbc.sql(
                        "update contact set fields = '{\"plan\": \"silver\"}' where id in (select contact_id from conversation where id = ?)")
                .param(id.value())
                .update();

        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNull());
    }

    @Test
    void businessHoursCountAndTheirChangeIsReckonedAnew() {
        promise(AN_HOUR, null, null, null, null);
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNotNull());

        jdbc.sql("insert into team_hours (team_id, time_zone, week) values (?, 'Europe/Zurich', '[]')")
                .param(team.value())
                .update();
        transaction.executeWithoutResult(status -> publisher.publishEvent(new HoursChanged(team)));

        // A team that never works can promise nothing.
        await().untilAsserted(() -> assertThat(summary(id).dueAt()).isNull());
    }

    private void waitSince(int minutes) {
        jdbc.sql("update conversation set waiting_since = now() - make_interval(mins => ?) where id in (?, ?)")
                .params(minutes, id.value(), second.value())
                .update();
    }

    private void sweepOnTwoNodes() throws InterruptedException {
        var nodes = List.of(new Thread(keeper::sweep), new Thread(keeper::sweep));
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }
    }

    private void promise(
            @Nullable Integer first,
            @Nullable Integer next,
            @Nullable Integer resolution,
            @Nullable Priority raise,
            @Nullable TeamId move) {
        policies.set(List.of(new Policy(
                Ids.next(),
                "Standard",
                move == null ? List.of(team.value()) : List.of(team.value(), move.value()),
                List.of(),
                List.of(),
                List.of(),
                segments,
                first,
                next,
                resolution,
                true,
                15,
                raise,
                move == null ? null : move.value(),
                tell)));
    }

    private ConversationSummary summary(ConversationId conversation) {
        return conversations.find(conversation).orElseThrow();
    }

    private Duration dueIn(ConversationId conversation) {
        var due = summary(conversation).dueAt();
        return due == null ? Duration.ZERO : Duration.between(Instant.now(), due);
    }

    private long place(ConversationId conversation) {
        return summary(conversation).place();
    }

    private String kind(ConversationId conversation) {
        return jdbc.sql("select promise from conversation where id = ?")
                .param(conversation.value())
                .query(String.class)
                .single();
    }

    private List<UUID> notified(ConversationId conversation, String kind) {
        return jdbc.sql("select employee_id from notification where conversation_id = ? and kind = ?")
                .params(conversation.value(), kind)
                .query(UUID.class)
                .list();
    }

    private List<EventType> told(ConversationId conversation) {
        return Told.all(events, conversation).stream().map(ParleyEvent::type).toList();
    }
}
