package dev.parley.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Mention;
import dev.parley.inbox.conversation.Notes;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class NotificationTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Notes notes;

    @Autowired
    private EventStream stream;

    @Autowired
    private NotificationMaker maker;

    @Autowired
    private StringRedisTemplate redis;

    private Talks talks;
    private TeamId support;
    private EmployeeId ann;
    private EmployeeId bob;

    @BeforeEach
    void somebody() {
        support = people.team("Support");
        talks = new Talks(jdbc, support, people.channel(UUID.randomUUID() + "@acme.example", support));
        ann = people.agent("Ann", support);
        bob = people.agent("Bob", support);
    }

    @Test
    void theCustomersMessageIsToldToThoseWhoAreInvolvedAndToNobodyElse() {
        var talk = held();
        var cleo = people.agent("Cleo", support);
        follow(bob, talk);
        customerWrites(talk, "Are you there?");

        var line = onlyLine(ann);
        assertThat(line.path("kind").asString()).isEqualTo("MESSAGE");
        assertThat(line.path("words").asString()).isEqualTo("Are you there?");
        assertThat(line.path("actor").asString()).isEqualTo("Carla Customer");
        assertThat(line.path("rings").asBoolean()).isTrue();
        assertThat(unreadOf(onlyLine(bob))).isEqualTo(1);
        assertThat(lines(cleo)).isEmpty();
    }

    @Test
    void severalNewsOfOneConversationAreOneLineUntilTheyAreSeen() {
        var talk = held();
        customerWrites(talk, "One");
        customerWrites(talk, "Two");
        await().until(() -> !lines(ann).isEmpty() && unreadOf(onlyLine(ann)) == 2);

        seen(ann, talk, 2);
        assertThat(unreadOf(onlyLine(ann))).isEqualTo(1);
        seen(ann, talk, 3);
        assertThat(unreadOf(onlyLine(ann))).isZero();
        assertThat(panel(ann).path("unread")).isEmpty();
        post(ann, "/api/notifications/unread", Map.of("conversation", talk.toString()));
        assertThat(panel(ann).path("unread").path(0).asString()).isEqualTo(talk.toString());
        post(
                ann,
                "/api/notifications/read",
                Map.of("upTo", onlyLine(ann).path("id").asString()));
        assertThat(panel(ann).path("unread")).isEmpty();
    }

    @Test
    void anEventThatIsToldManyTimesToManyNodesAtOnceNotifiesOnce() throws Exception {
        var talk = held();
        talks.inbound(talk, "Hello?");
        var event = received(talk);
        Callable<Boolean> node = () -> {
            stream.append(event);
            maker.catchUp();
            return true;
        };
        try (var nodes = Executors.newFixedThreadPool(8)) {
            for (var ended :
                    nodes.invokeAll(IntStream.range(0, 8).mapToObj(each -> node).toList())) {
                assertThat(ended.get()).isTrue();
            }
        }
        customerWrites(talk, "Still there?");

        await().until(() ->
                !lines(ann).isEmpty() && onlyLine(ann).path("words").asString().equals("Still there?"));
        assertThat(unreadOf(onlyLine(ann))).isEqualTo(2);
    }

    @Test
    void aMentionIsToldAsOneAndNotToItsAuthor() {
        var talk = talks.open();
        follow(ann, talk);
        var mention = new Mention(Mention.Kind.EMPLOYEE, bob.value(), "", 0, 4);
        notes.add(talk, ann, new Notes.Words("@Bob look", List.of(mention)), new ClientKey("mention-0001"));

        var line = onlyLine(bob);
        assertThat(line.path("kind").asString()).isEqualTo("MENTIONED");
        assertThat(line.path("actor").asString()).isEqualTo("Ann");
        assertThat(lines(ann)).isEmpty();
    }

    @Test
    void whatOneLooksAtIsNotTold() {
        var talk = held();
        follow(bob, talk);
        redis.opsForZSet().add("parley:looking:" + ann, talk + " tab", System.currentTimeMillis() + 60_000.0);
        customerWrites(talk, "Look");

        onlyLine(bob);
        assertThat(lines(ann)).isEmpty();
    }

    @Test
    void otherModulesAskToTellTheHolderOrWhomTheyName() {
        var talk = held();
        stream.append(event(talk, EventType.CONVERSATION_CHANGED, Map.of("notify", "SLA_AT_RISK")));
        stream.append(event(talk, EventType.TAGGED, Map.of("notify", "REVIEW", "notifyTo", bob + "," + ann)));

        assertThat(onlyLine(bob).path("kind").asString()).isEqualTo("REVIEW");
        await().until(() -> unreadOf(onlyLine(ann)) == 2);
    }

    @Test
    void whoMayNotReadItIsNotToldAndWhoWantsNothingNeither() {
        var talk = talks.open();
        var sid = people.agent("Sid", people.team("Sales"));
        follow(bob, talk);
        follow(ann, talk);
        jdbc.sql("insert into follower (conversation_id, employee_id) values (?, ?)")
                .params(talk.value(), sid.value())
                .update();
        choose(ann, "MESSAGE", List.of());
        customerWrites(talk, "Hello");

        onlyLine(bob);
        assertThat(lines(sid)).isEmpty();
        assertThat(lines(ann)).isEmpty();
    }

    @Test
    void newInTheQueueIsToldOnlyToThoseWhoAskForIt() {
        choose(bob, "QUEUE", List.of("BELL"));
        var talk = talks.open();
        stream.append(event(talk, EventType.CONVERSATION_OPENED, Map.of("seq", "1")));

        var line = onlyLine(bob);
        assertThat(line.path("kind").asString()).isEqualTo("QUEUE");
        assertThat(line.path("rings").asBoolean()).isFalse();
        assertThat(lines(ann)).isEmpty();
    }

    @Test
    void aPauseLeavesTheLineButRingsNothing() {
        var talk = held();
        var until = Instant.now().plusSeconds(3600).toString();
        put(ann, "/api/me/notifications/pause", Map.of("until", until));
        customerWrites(talk, "Psst");

        assertThat(onlyLine(ann).path("rings").asBoolean()).isFalse();
        assertThat(get(ann, "/api/me/notifications").path("undisturbed").asBoolean())
                .isTrue();
    }

    private ConversationId held() {
        var talk = talks.open();
        talks.hold(talk, ann, 7);
        return talk;
    }

    private void choose(EmployeeId who, String kind, List<String> ways) {
        var quiet = Map.of("on", false, "from", "18:00", "to", "08:00", "days", List.of(), "timeZone", "Europe/Zurich");
        var kinds = List.of(Map.of("kind", kind, "ways", ways));
        put(who, "/api/me/notifications", Map.of("kinds", kinds, "sound", true, "quiet", quiet));
    }

    private void customerWrites(ConversationId talk, String text) {
        talks.inbound(talk, text);
        stream.append(received(talk));
    }

    private ParleyEvent received(ConversationId talk) {
        return event(talk, EventType.MESSAGE_RECEIVED, Map.of("seq", talks.value("last_seq", talk)));
    }

    private ParleyEvent event(ConversationId talk, EventType type, Map<String, String> data) {
        long version = Long.parseLong(talks.value("version", talk));
        return new ParleyEvent(type, talk.value(), version, support.value(), null, null, Instant.now(), data);
    }

    private JsonNode onlyLine(EmployeeId who) {
        await().until(() -> !lines(who).isEmpty());
        var lines = lines(who);
        assertThat(lines).hasSize(1);
        return lines.path(0);
    }

    private JsonNode lines(EmployeeId who) {
        return panel(who).path("lines");
    }

    private JsonNode panel(EmployeeId who) {
        return get(who, "/api/notifications");
    }

    private static int unreadOf(JsonNode line) {
        return line.path("unread").asInt();
    }

    private void seen(EmployeeId who, ConversationId talk, int seq) {
        put(who, "/api/conversations/" + talk + "/seen", Map.of("seq", seq));
    }

    private void follow(EmployeeId who, ConversationId talk) {
        post(who, "/api/conversations/" + talk + "/follow", Map.of());
    }

    private JsonNode get(EmployeeId who, String path) {
        var body = people.signIn(who)
                .client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        return JSON.readTree(body);
    }

    private void post(EmployeeId who, String path, Map<String, ?> body) {
        people.signIn(who)
                .client()
                .post()
                .uri(path)
                .body(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void put(EmployeeId who, String path, Map<String, ?> body) {
        people.signIn(who)
                .client()
                .put()
                .uri(path)
                .body(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }
}
