package dev.parley.inbox.checking;

import static dev.parley.inbox.testing.GuidelinePen.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.GuidelinePen;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ParleyTest
class CheckingTests {
    private static final long TOKEN = 1_000_000;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private EmployeeId ann;
    private EmployeeId max;
    private Browser agent;
    private Browser manager;
    private GuidelinePen pen;
    private ConversationId talk;

    @BeforeEach
    void aConversationIsHeld() {
        people.foundCompany();
        TeamId team = people.team("Support");
        ChannelId channel =
                people.channel("us-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example", team);
        ann = people.agent("Ann Agent", team);
        max = people.manager("Max", team);
        agent = people.signIn(ann);
        manager = people.signIn(max);
        pen = new GuidelinePen(manager, channel);
        var talks = new Talks(jdbc, team, channel);
        talk = talks.open();
        talks.hold(talk, ann, TOKEN);
    }

    @AfterEach
    void retire() {
        pen.close();
    }

    @Test
    void whoWritesSeesTheGuidelineThePlaceAndTheReason() {
        var id = pen.out(
                "No guarantees", words("guarantee"), Map.of("kind", "warn", "text", "We promise what we can keep."));

        var finding = check(Map.of("text", "I guarantee that it works.")).get(0);

        assertThat(finding.path("guidelineId").asString()).isEqualTo(id);
        assertThat(finding.path("name").asString()).isEqualTo("No guarantees");
        assertThat(finding.path("reason").asString()).isEqualTo("We decide together.");
        assertThat(finding.path("level").asString()).isEqualTo("WARN");
        assertThat(finding.at("/places/0/start").asInt()).isEqualTo(2);
        assertThat(finding.at("/places/0/end").asInt()).isEqualTo(11);
        assertThat(check(Map.of("text", "It works.")).size()).isZero();
    }

    @Test
    void theServerRefusesWhatIsForbiddenWhateverTheBrowserSays() {
        pen.out("No lawyers", words("lawyer"), Map.of("kind", "forbid", "text", "Legal answers are for our lawyers."));

        var problem = reply("Ask your lawyer.", Map.of(), 422);

        assertThat(problem.path("code").asString()).isEqualTo("forbidden-by-guideline");
        assertThat(problem.at("/findings/0/text").asString()).isEqualTo("Legal answers are for our lawyers.");
        // What only the formatted text says is read by the customer as well.
        assertThat(reply("Ask us.", Map.of("html", "<p>Ask your <b>law</b>yer.</p>"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("forbidden-by-guideline");
        assertThat(answers()).isZero();
        reply("Ask us.", Map.of(), 201);
    }

    @Test
    void aWarningNeedsAReason() {
        var id = pen.out("Dates", words("tomorrow"), Map.of("kind", "warn", "text", "Are you sure of the date?"));

        assertThat(reply("It comes tomorrow.", Map.of(), 422).path("code").asString())
                .isEqualTo("warned-by-guideline");
        reply("It comes tomorrow.", Map.of("acknowledged", List.of(Map.of("guideline", id, "reason", " "))), 422);
        reply(
                "It comes tomorrow.",
                Map.of("acknowledged", List.of(Map.of("guideline", id, "reason", "I saw it leave."))),
                201);

        assertThat(recorded()).contains("I saw it leave.", id);
    }

    @Test
    void whatNeedsApprovalGoesOutOnceSomebodyOfThatRoleHasApproved() {
        pen.out(
                "Refunds",
                words("refund"),
                Map.of("kind", "require_approval", "role", "MANAGER", "text", "Refunds need a manager."));
        String text = "You get a refund.";
        assertThat(reply(text, Map.of(), 403).path("code").asString()).isEqualTo("review-needed");

        agent.client()
                .put()
                .uri("/api/conversations/{id}/draft", talk)
                .body(Map.of("text", text, "html", "", "revision", 0))
                .exchange()
                .expectStatus()
                .isOk();
        agent.post(
                "/api/conversations/" + talk + "/draft/review",
                Map.of("reviewers", List.of(max.toString()), "words", ""),
                204);
        manager.post(
                "/api/conversations/" + talk + "/drafts/" + ann + "/review",
                Map.of("approve", true, "words", "", "revision", 1, "send", true, "seenSeq", 1),
                204);

        assertThat(answers()).isEqualTo(1);
    }

    @Test
    void builtInChecksFindWhatNoListOfWordsTells() {
        pen.out(
                "Card numbers",
                Map.of("kind", "check", "check", "PAYMENT_NUMBER"),
                Map.of("kind", "forbid", "text", "No card numbers."));
        pen.out(
                "Others",
                Map.of("kind", "check", "check", "OTHER_CUSTOMER"),
                Map.of("kind", "warn", "text", "That is somebody else."));
        var other = "eve" + UUID.randomUUID().toString().substring(0, 8) + "@elsewhere.example";
        jdbc.sql(
                        "with c as (insert into contact (id, name) values (gen_random_uuid(), 'Eve') returning id)"
                                + " insert into identity (id, contact_id, kind, handle) select gen_random_uuid(), id, 'EMAIL', ? from c")
                .param(other)
                .update();

        assertThat(check(Map.of("text", "Your card 4111 1111 1111 1111 was charged."))
                        .at("/0/name")
                        .asString())
                .isEqualTo("Card numbers");
        assertThat(check(Map.of("text", "We wrote to " + other + " as well."))
                        .at("/0/name")
                        .asString())
                .isEqualTo("Others");
    }

    private JsonNode check(Map<String, Object> draft) {
        return agent.post("/api/conversations/" + talk + "/check", draft, 200).path("findings");
    }

    private JsonNode reply(String text, Map<String, Object> more, int status) {
        var request = new HashMap<>(more);
        request.put("text", text);
        request.put("token", TOKEN);
        request.put("seenSeq", 1);
        return agent.post("/api/conversations/" + talk + "/replies", request, status);
    }

    private long answers() {
        return jdbc.sql("select count(*) from message where conversation_id = ? and direction = 'OUTBOUND'")
                .param(talk.value())
                .query(Long.class)
                .single();
    }

    private String recorded() {
        return jdbc.sql("select body from bot_record where conversation_id = ? and kind = 'CHECKED'")
                .param(talk.value())
                .query(String.class)
                .single();
    }
}
