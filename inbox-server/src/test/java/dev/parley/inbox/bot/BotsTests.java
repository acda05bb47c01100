package dev.parley.inbox.bot;

import static dev.parley.inbox.testing.GuidelinePen.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.GuidelinePen;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ParleyTest
class BotsTests {
    @Autowired
    private InboundStream stream;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private Conversations conversations;

    @Autowired
    private Claims claims;

    @Autowired
    private Sealing sealing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private final String us = "us-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
    private TeamId team;
    private TeamId refunds;
    private ChannelId channel;
    private EmployeeId max;
    private Browser manager;
    private GuidelinePen pen;

    @BeforeEach
    void company() {
        people.foundCompany();
        team = people.team("Support");
        refunds = people.team("Refunds");
        channel = people.channel(us, team);
        max = people.manager("Max", team, refunds);
        manager = people.signIn(max);
        pen = new GuidelinePen(manager, channel);
    }

    @AfterEach
    void retire() {
        pen.close();
    }

    @Test
    void guidelinesActWithTheMessageAndSayWhy() {
        var tag = manager.post("/api/tags", Map.of("name", "Money " + UUID.randomUUID(), "color", "GREEN"), 201);
        var id = pen.in(
                "Refunds",
                words("money back"),
                List.of(
                        Map.of("kind", "tag", "add", List.of(tag.path("id").asString()), "remove", List.of()),
                        Map.of("kind", "set_priority", "priority", "HIGH"),
                        Map.of("kind", "move_to", "team", refunds.toString())));

        var conversation = receive("I want my money back", "My lamp is broken.");

        assertThat(conversation.priority()).isEqualTo(Priority.HIGH);
        assertThat(conversation.teamId()).isEqualTo(refunds);
        assertThat(conversation.tagIds()).hasSize(1);
        var act = acts(conversation).get(0);
        assertThat(act.path("guidelineId").asString()).isEqualTo(id);
        assertThat(act.path("guidelineVersion").asInt()).isEqualTo(1);
        assertThat(act.path("name").asString()).isEqualTo("Refunds");
        assertThat(act.path("reason").asString()).isEqualTo("We decide together.");
        assertThat(act.path("words").get(0).asString()).isEqualTo("money back");
        assertThat(act.path("steps").size()).isEqualTo(3);
    }

    @Test
    void theSameMessageAgainIsActedOnOnce() {
        pen.in("Urgent", words("fire"), List.of(Map.of("kind", "set_priority", "priority", "URGENT")));
        var id = UUID.randomUUID() + "@customer.example";
        receive(id, "Fire!", "It burns.");
        var conversation = receive(id, "Fire!", "It burns.");

        assertThat(acts(conversation).size()).isEqualTo(1);
        assertThat(conversation.lastSeq()).isEqualTo(1);
    }

    @Test
    void whatSomebodyHoldsIsNotMovedAwayFromThem() {
        pen.in("Refunds", words("refund"), List.of(Map.of("kind", "move_to", "team", refunds.toString())));
        var first = receive("Hello", "A question.");
        claims.claim(max, first.id());

        var id = UUID.randomUUID() + "@customer.example";
        receive(id, "Re: Hello", "In-Reply-To: <" + lastId + ">", "I want a refund.");

        var after = conversations.get(first.id(), max);
        assertThat(after.lastSeq()).isEqualTo(2);
        assertThat(after.teamId()).isEqualTo(team);
        assertThat(Objects.requireNonNull(after.holder()).id()).isEqualTo(max);
    }

    @Test
    void whatAGuidelineCallsSpamIsInSpamAndSaysBy() {
        pen.in("No casino", words("casino"), List.of(Map.of("kind", "close_as_spam")));

        var conversation = receive("Best casino", "Play now.");

        assertThat(conversation.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(Objects.requireNonNull(conversation.spam()).cause()).isEqualTo(SpamCause.GUIDELINE);
        assertThat(acts(conversation).size()).isEqualTo(1);
    }

    @Test
    void whatIsPutAsideSleeps() {
        pen.in("Later", words("newsletter"), List.of(Map.of("kind", "snooze", "hours", 2)));

        var conversation = receive("Newsletter", "News.");

        assertThat(conversation.snooze()).isNotNull();
    }

    @Test
    void aColleagueIsTold() {
        pen.in(
                "Tell Max",
                words("lawyer"),
                List.of(Map.of("kind", "notify", "employees", List.of(max.toString()), "teams", List.of())));

        var conversation = receive("My lawyer", "You will hear from my lawyer.");

        await().untilAsserted(() -> assertThat(manager.get("/api/notifications").toString())
                .contains("GUIDELINE", conversation.id().toString()));
    }

    @Test
    void guidelinesMayAskForTheLanguageAndTheMood() {
        pen.in(
                "Angry Germans first",
                Map.of(
                        "kind",
                        "all",
                        "parts",
                        List.of(
                                Map.of("kind", "is", "fact", "language", "values", List.of("de")),
                                Map.of("kind", "at_most", "fact", "sentiment", "number", -0.2))),
                List.of(Map.of("kind", "set_priority", "priority", "URGENT")));

        assertThat(receive("Frechheit", "Das ist eine Unverschämtheit! Ich bin sehr enttäuscht und verärgert.")
                        .priority())
                .isEqualTo(Priority.URGENT);
        assertThat(receive("Danke", "Vielen Dank, das war sehr freundlich von Ihnen.")
                        .priority())
                .isEqualTo(Priority.NORMAL);
        assertThat(receive("Outrage", "This is outrageous, I am very disappointed and angry!")
                        .priority())
                .isEqualTo(Priority.NORMAL);
    }

    @Test
    void aGuidelineThatIsRetiredActsNoMore() {
        var id = pen.in("Gone", words("gone"), List.of(Map.of("kind", "set_priority", "priority", "LOW")));
        pen.retire(id);

        assertThat(acts(receive("gone", "gone")).size()).isZero();
    }

    @Test
    void theRecordIsChainedAndWhoChangesItIsFoundOut() {
        pen.in("Recorded", words("recorded"), List.of(Map.of("kind", "set_priority", "priority", "LOW")));
        receive("recorded", "recorded");
        sealing.seal();

        var whole = sealing.examine();
        assertThat(whole.records()).isPositive();
        assertThat(whole.brokenAt()).isNull();
        assertThatThrownBy(
                        () -> jdbc.sql("update bot_record set kind = 'CHECKED'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from bot_seal").update()).isInstanceOf(DataAccessException.class);
        jdbc.sql("update bot_record set body = null where id = (select max(id) from bot_record)")
                .update();
        assertThat(sealing.examine()).isEqualTo(whole);
    }

    private JsonNode acts(ConversationSummary conversation) {
        return manager.get("/api/conversations/{id}/acts", conversation.id());
    }

    private String lastId = "";

    private ConversationSummary receive(String subject, String text) {
        lastId = UUID.randomUUID() + "@customer.example";
        return receive(lastId, subject, text);
    }

    private ConversationSummary receive(String id, String subject, String text) {
        return receive(id, subject, "X-Nothing: here", text);
    }

    private ConversationSummary receive(String id, String subject, String header, String text) {
        byte[] raw = ("From: ada@customer.example\r\nTo: " + us + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + id
                        + ">\r\n" + header + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        stream.accept(List.of(new InboundEnvelope(channel, "test " + UUID.randomUUID(), now, raw, Map.of())));
        await().untilAsserted(() ->
                assertThat(redis.opsForStream().size(InboundStream.KEY)).isZero());
        var conversation = jdbc.sql("select conversation_id from message where thread_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        return conversations.get(new ConversationId(conversation), max);
    }
}
