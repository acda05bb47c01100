package dev.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class LiveTests {
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
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;

    @BeforeEach
    void sixtyCustomersWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 60);
        // The line of events may be behind: what happens here is no news to the screens of the test.
        try (var screen = screen(bob).subscribe(queueTopic())) {
            queue.enqueue(Waiting.entries(team, ids));
            screen.next(ids.size());
        }
    }

    @Test
    void aClaimIsSeenOnEveryScreenWithTheHolder() {
        try (var screen = screen(bob).subscribe(queueTopic())) {
            claims.claim(alice, ids.getFirst());

            var heard = screen.next();
            var frame = json.readTree(heard.body());
            assertThat(heard.headers()).containsEntry("version", "2").containsEntry("event-id", text(frame, "id"));
            assertThat(text(frame, "type")).isEqualTo("CLAIMED");
            assertThat(frame.at("/employee/name").asString()).isEqualTo("Alice");
            assertThat(frame.at("/summary/holder/id").asString()).isEqualTo(alice.toString());
            assertThat(frame.at("/summary").has("claimToken")).isFalse();
        }
    }

    @Test
    void anotherWindowOfTheWriterLearnsOfTheirDraftAndNobodyElseDoes() {
        var browser = people.signIn(alice);
        try (var mine = screen(alice).subscribe("/user/queue/me");
                var theirs = screen(bob).subscribe("/user/queue/me")) {
            browser.client()
                    .put()
                    .uri("/api/conversations/{id}/draft", ids.getFirst())
                    .body(Map.of("text", "Dear Carla", "html", "", "revision", 0))
                    .exchange()
                    .expectStatus()
                    .isOk();

            // That an answer was begun at all is told too, as every change of a conversation.
            var news = Stream.generate(() -> json.readTree(mine.next().body()))
                    .filter(frame -> text(frame, "type").equals("DRAFT"))
                    .findFirst()
                    .orElseThrow();
            assertThat(text(news, "conversationId")).isEqualTo(ids.getFirst().toString());
            assertThat(news.path("revision").asInt()).isEqualTo(1);
            assertThat(theirs.waiting()).isZero();
        }
    }

    @Test
    void eventsComeInOrderAndOnce() {
        try (var screen = screen(bob).subscribe(queueTopic())) {
            String before = events.lastId();
            claimAndRelease(60);

            var told = told(before);
            assertThat(told).hasSize(120);
            assertThat(screen.next(120))
                    .extracting(heard -> heard.headers().get("event-id"))
                    .isEqualTo(told);
        }
    }

    @Test
    void whatHappenedDuringABreakIsFetchedWithoutGapOrRepeat() {
        var seen = new ArrayList<String>();
        var browser = people.signIn(bob);
        String before = events.lastId();
        try (var screen = Screen.of(people.address(), browser).subscribe(queueTopic())) {
            claimAndRelease(5);
            screen.next(10).forEach(heard -> seen.add(heard.headers().get("event-id")));
            screen.cut();
        }
        claimAndRelease(25);
        try (var screen = Screen.of(people.address(), browser).subscribe(queueTopic())) {
            claimAndRelease(5);
            var missed = get(browser, "/api/events?after=" + seen.getLast());
            StreamSupport.stream(missed.get("events").spliterator(), false)
                    .forEach(frame -> seen.add(text(frame, "id")));
            screen.next(10).stream()
                    .map(heard -> heard.headers().get("event-id"))
                    .filter(id -> !seen.contains(id))
                    .forEach(seen::add);
        }
        assertThat(seen).isEqualTo(told(before)).hasSize(70);
    }

    /** The ids of what was told of the team's conversations since. */
    private List<String> told(String before) {
        return events.listAfter(before, 10_000).stream()
                .filter(one -> team.value().equals(one.event().team()))
                .map(RecordedEvent::id)
                .toList();
    }

    @Test
    void missedEventsAreOnlyForThoseWhoMayReadThem() {
        var stranger = people.signIn(people.agent("Stranger", people.team("Elsewhere")));
        String before = events.lastId();
        claims.claim(alice, ids.getFirst());

        assertThat(get(stranger, "/api/events?after=" + before).get("events")).isEmpty();
        assertThat(get(people.signIn(bob), "/api/events?after=" + before).get("events"))
                .hasSize(1);
    }

    @Test
    void anEventThatIsNoLongerHeldIsGone() {
        var browser = people.signIn(bob);
        browser.client()
                .get()
                .uri("/api/events?after=1-0")
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("gone");
        browser.client()
                .get()
                .uri("/api/events?after=yesterday")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void nobodyConnectsWithoutASessionOrFromAnotherPage() {
        assertThatThrownBy(() -> Screen.of(people.address(), people.nobody())).hasStackTraceContaining("401");
        var browser = people.signIn(alice);
        assertThatThrownBy(() -> Screen.fromOrigin(people.address(), browser, "https://evil.example"))
                .hasStackTraceContaining("403");
    }

    @Test
    void whatMayNotBeReadMayNotBeSubscribed() {
        var stranger = people.agent("Stranger", people.team("Elsewhere"));
        for (var destination : List.of(
                queueTopic(),
                "/topic/conversations/" + ids.getFirst(),
                "/topic/anything",
                "/user/" + alice + "/queue/me")) {
            try (var screen = screen(stranger)) {
                screen.subscribeWithoutWaiting(destination);
                assertThat(screen.next().command()).isEqualTo("ERROR");
                assertThat(screen.closed()).succeedsWithin(java.time.Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void nobodySpeaksToOthersDirectly() {
        try (var screen = screen(alice)) {
            screen.ask(queueTopic(), "1", "{\"type\":\"CLAIMED\"}");
            assertThat(screen.next().command()).isEqualTo("ERROR");
        }
    }

    @Test
    void whoLosesATeamHearsNoMoreOfIt() {
        try (var screen = screen(bob).subscribe(queueTopic()).subscribe("/user/queue/me")) {
            jdbc.sql("delete from team_member where employee_id = ?")
                    .param(bob.value())
                    .update();
            assertThat(text(json.readTree(screen.next().body()), "type")).isEqualTo("ACCESS_CHANGED");

            claims.claim(alice, ids.getFirst());
            claims.claim(alice, ids.get(1));
            handling.handOver(alice, ids.get(1), claims.claim(alice, ids.get(1)).token(), bob);

            JsonNode frame;
            do {
                frame = json.readTree(screen.next().body());
                assertThat(text(frame, "conversationId")).isEqualTo(ids.get(1).toString());
            } while (!text(frame, "type").equals("HANDED_OVER"));
        }
    }

    @Test
    void aClaimIsAnsweredToTheBrowserThatAsked() {
        try (var screen = screen(alice).subscribe("/user/queue/replies");
                var other = screen(alice).subscribe("/user/queue/replies")) {
            screen.ask("/app/conversations/" + ids.getFirst() + "/claim", "c1", "");
            var answer = screen.next();
            assertThat(answer.headers()).containsEntry("correlation-id", "c1");
            var body = json.readTree(answer.body());
            assertThat(body.get("ok").asBoolean()).isTrue();
            assertThat(body.get("token").asLong()).isPositive();

            screen.ask("/app/queues/" + team + "/claim-next", "c2", "");
            assertThat(json.readTree(screen.next().body()).at("/summary/id").asString())
                    .isEqualTo(ids.get(1).toString());
            assertThat(other.waiting()).isZero();
        }
    }

    @Test
    void aRefusedClaimSaysWhoHoldsIt() {
        claims.claim(alice, ids.getFirst());
        try (var screen = screen(bob).subscribe("/user/queue/replies")) {
            screen.ask("/app/conversations/" + ids.getFirst() + "/claim", "c1", "");
            var body = json.readTree(screen.next().body());
            assertThat(body.get("ok").asBoolean()).isFalse();
            assertThat(body.at("/problem/code").asString()).isEqualTo("held");
            assertThat(body.at("/problem/holder/name").asString()).isEqualTo("Alice");
        }
    }

    @Test
    void spamIsMarkedAndTakenBackOverTheSameLine() {
        String conversation = "/app/conversations/" + ids.getFirst();
        try (var screen = screen(alice).subscribe("/user/queue/replies");
                var other = screen(bob).subscribe(queueTopic())) {
            screen.ask(conversation + "/spam", "s1", "{}");
            assertThat(json.readTree(screen.next().body()).get("ok").asBoolean())
                    .isTrue();
            assertThat(text(json.readTree(other.next().body()), "type")).isEqualTo("SPAM_MARKED");

            screen.ask(conversation + "/claim", "s2", "");
            assertThat(json.readTree(screen.next().body()).at("/problem/code").asString())
                    .isEqualTo("closed");

            screen.ask(conversation + "/not-spam", "s3", "{\"undo\":true}");
            assertThat(json.readTree(screen.next().body()).get("ok").asBoolean())
                    .isTrue();
            assertThat(text(json.readTree(other.next().body()), "type")).isEqualTo("SPAM_CLEARED");
        }
    }

    @Test
    void typingIsShownToOthersAndKeptNowhere() {
        String topic = "/topic/conversations/" + ids.getFirst();
        String before = events.lastId();
        try (var writer = screen(alice).subscribe(topic);
                var reader = screen(bob).subscribe(topic)) {
            writer.ask("/app/conversations/" + ids.getFirst() + "/typing", "t1", "{\"state\":true}");
            var frame = json.readTree(reader.next().body());
            assertThat(text(frame, "type")).isEqualTo("TYPING");
            assertThat(frame.at("/employee/name").asString()).isEqualTo("Alice");
            assertThat(writer.waiting()).isZero();
        }
        assertThat(told(before)).isEmpty();
    }

    @Test
    void aBrowserThatDoesNotReadIsDroppedAndDisturbsNobody() {
        try (var slow = screen(bob);
                var good = screen(alice).subscribe(queueTopic())) {
            for (int i = 0; i < 200; i++) {
                slow.subscribe(queueTopic());
            }
            slow.stall();
            int rounds = 0;
            // What the network itself holds back is the kernel's business: go on until the server has had enough.
            while (connected() > 1 && rounds++ < 100) {
                claimAndRelease(10);
                good.next(20);
            }
            await().untilAsserted(() -> assertThat(connected()).isOne());
        }
    }

    @Autowired
    private Audience audience;

    private long connected() {
        return audience.sessions().size();
    }

    private void claimAndRelease(int count) {
        for (int i = 0; i < count; i++) {
            var claimed = claims.claim(alice, ids.get(i));
            handling.release(alice, claimed.id(), claimed.token());
        }
    }

    private Screen screen(EmployeeId employee) {
        return Screen.of(people.address(), people.signIn(employee));
    }

    private String queueTopic() {
        return "/topic/queues/" + team;
    }

    private JsonNode get(dev.parley.inbox.testing.Browser browser, String path) {
        var body = browser.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(java.util.Objects.requireNonNull(body));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
