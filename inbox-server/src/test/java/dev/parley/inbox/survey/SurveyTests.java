package dev.parley.inbox.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.outbox.OwnWords;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When customers are asked, how often, and with what. */
@ParleyTest
class SurveyTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private Queue queue;

    @Autowired
    private Handling handling;

    @Autowired
    private Conversations conversations;

    @Autowired
    private SurveyPolicyRows policies;

    @Autowired
    private SurveyPlanner planner;

    @Autowired
    private Asking asking;

    @Autowired
    private OwnWords words;

    private SurveyDesk desk;

    @BeforeEach
    void aTeamAsks() {
        desk = new SurveyDesk(jdbc, people, queue, handling);
        policies.save(desk.team, SurveyDesk.policy(true, false));
    }

    private ConversationId closed() {
        var talk = desk.answered();
        desk.close(talk);
        await().atMost(LONG).until(() -> !desk.of("due_at", talk).isEmpty());
        return talk;
    }

    private ConversationId asked() {
        var talk = closed();
        desk.pass(talk, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(talk)).isEqualTo("ASKED"));
        return talk;
    }

    @Test
    void theCustomerIsAskedOnceAndNothingElseChanges() {
        var talk = closed();
        desk.pass(talk, 55);
        planner.sweep();
        assertThat(desk.state(talk)).isEqualTo("PLANNED");
        String at = desk.talks.value("last_message_at", talk);

        desk.pass(talk, 6);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(desk.mail(talk)).contains("Auto-Submitted: auto-generated"));
        var shown = conversations.find(talk).orElseThrow();
        assertThat(shown.status().name()).isEqualTo("CLOSED");
        assertThat(shown.waitingSince()).isNull();
        assertThat(shown.snippet()).isEqualTo("It does not shine.");
        assertThat(desk.talks.value("last_message_at", talk)).isEqualTo(at);
        var message = conversations.messagesBefore(talk, 99, 99).getLast();
        assertThat(message.author().kind()).isEqualTo(MessageView.AuthorKind.SYSTEM);
        assertThat(message.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(message.text())
                .isEqualTo("How satisfied are you with our help?")
                .doesNotContain("/survey/");
        assertThat(message.survey()).isNotNull();
        handling.reopen(desk.ann, talk);
        desk.close(talk);
        planner.sweep();
        assertThat(desk.sent(talk)).isEqualTo("1");
    }

    @Test
    void theMailIsInTheThreadAndEachTryWritesTheSame() {
        var talk = asked();
        var message = conversations.messagesBefore(talk, 99, 99).getLast();
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.mail(talk)).isNotEmpty());

        String mail = desk.mail(talk);
        assertThat(mail)
                .contains("In-Reply-To: <in-", "References: <", "Subject: Re: Broken lamp", "\nReply-To:")
                .containsPattern("List-Unsubscribe:\\s+<http[^>]+/stop>")
                .contains("multipart/alternative");
        var first = words.of(message.id());
        assertThat(words.of(message.id())).isEqualTo(first);
        String token = SurveyDesk.token(first.text());
        assertThat(token).hasSize(43);
        assertThat(first.html()).contains("/survey/" + token + "/1", "/survey/" + token + "/5", "lang=\"en\"");
        assertThat(desk.of("encode(token_hash, 'hex')", talk)).hasSize(64).doesNotContain(token);
        assertThat(conversations.messagesBefore(talk, 99, 99).toString()).doesNotContain(token);
    }

    @Test
    void twoNodesAtOnceAskOnce() throws InterruptedException {
        var talks = List.of(closed(), closed(), closed());
        talks.forEach(talk -> desk.pass(talk, 61));
        var nodes = List.of(
                new Thread(planner::sweep),
                new Thread(planner::sweep),
                new Thread(() -> talks.forEach(asking::ask)),
                new Thread(() -> talks.forEach(asking::ask)));

        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(talks)
                        .allSatisfy(talk -> assertThat(desk.state(talk)).isEqualTo("ASKED")));
        assertThat(talks).allSatisfy(talk -> assertThat(desk.sent(talk)).isEqualTo("1"));
    }

    @Test
    void whoeverReopensItBeforeTakesTheQuestionBack() {
        var talk = closed();
        handling.reopen(desk.ann, talk);
        assertThat(desk.state(talk)).isEmpty();

        desk.close(talk);

        await().atMost(LONG).until(() -> !desk.of("due_at", talk).isEmpty());
        assertThat(desk.sent(talk)).isEqualTo("0");
    }

    @Test
    void aSurveyThatHasNotLeftStaysWhenTheCustomerWrites() {
        var talk = closed();
        // Nothing leaves this channel for now.
        jdbc.sql("update channel set enabled = false, version = version + 1 where id = ?")
                .param(desk.channel.value())
                .update();
        desk.pass(talk, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(outbox(talk)).isIn("FAILED", "WAITING"));
        handling.reopen(desk.ann, talk);

        await().atMost(LONG).untilAsserted(() -> {
            planner.sweep();
            assertThat(outbox(talk)).isEqualTo("CANCELLED");
            assertThat(desk.state(talk)).isEmpty();
        });
        assertThat(desk.mail(talk)).isEmpty();
    }

    private String outbox(ConversationId talk) {
        return jdbc.sql("select state from outbox where survey and conversation_id = ?")
                .param(talk.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void nobodyIsAskedWhoShouldNotBe() {
        var neverAnswered = desk.talks.open();
        var byMachine = desk.answered();
        jdbc.sql("update conversation set nature = 'BULK' where id = ?")
                .param(byMachine.value())
                .update();
        var optedOut = desk.answered();
        jdbc.sql("insert into survey_opt_out (contact_id) select contact_id from conversation where id = ?")
                .param(optedOut.value())
                .update();
        var blocked = desk.answered();
        block(blocked);
        var lately = desk.answered();
        var again = desk.answered();
        jdbc.sql("update conversation set contact_id = (select contact_id from conversation where id = ?) where id = ?")
                .params(lately.value(), again.value())
                .update();
        var all = List.of(byMachine, optedOut, blocked, lately);
        all.forEach(desk::close);
        jdbc.sql("update conversation set status = 'CLOSED', closed_at = now() where id = ?")
                .param(neverAnswered.value())
                .update();
        planner.sweep();
        for (var talk : List.of(neverAnswered, byMachine, optedOut, blocked, lately)) {
            desk.pass(talk, 61);
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(lately)).isEqualTo("ASKED"));

        desk.close(again);
        planner.sweep();
        desk.pass(again, 61);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(List.of(neverAnswered, byMachine, optedOut, blocked, again))
                        .allSatisfy(talk -> assertThat(desk.state(talk)).isEmpty()));
        assertThat(desk.sent(again)).isEqualTo("0");
        desk.passDays(lately, 31);
        handling.reopen(desk.ann, again);
        desk.close(again);
        planner.sweep();
        desk.pass(again, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(again)).isEqualTo("ASKED"));
    }

    private void block(ConversationId talk) {
        String domain = UUID.randomUUID() + ".example";
        jdbc.sql("""
                insert into identity (id, contact_id, kind, handle)
                select ?, contact_id, 'EMAIL', ? from conversation where id = ?
                """)
                .params(UUID.randomUUID(), "Nasty+1@mail." + domain.toUpperCase(Locale.ROOT), talk.value())
                .update();
        jdbc.sql("insert into sender_block (id, kind, value) values (?, 'DOMAIN', ?)")
                .params(UUID.randomUUID(), domain)
                .update();
    }

    @Test
    void aTeamThatDoesNotAskPlansNothing() {
        policies.save(desk.team, SurveyPolicy.DEFAULT);
        var talk = desk.answered();
        desk.close(talk);
        assertThat(desk.state(talk)).isEmpty();
    }

    @Test
    void theDelayIsInBusinessHoursWhereTheTeamWants() {
        policies.save(desk.team, new SurveyPolicy(true, 60, true, 30, 14, Scale.THUMBS, Map.of(), 2, false, false));
        jdbc.sql("insert into team_hours (team_id, time_zone, week) values (?, 'UTC', cast(? as jsonb))")
                .params(desk.team.value(), "[{\"day\": \"WEDNESDAY\", \"from\": 480, \"to\": 720}]")
                .update();
        var talk = desk.answered();
        desk.close(talk);
        jdbc.sql("update survey set due_at = null, closed_at = '2026-11-18T11:30:00Z' where conversation_id = ?")
                .param(talk.value())
                .update();

        // Half an hour is left on this Wednesday, the rest is on the next.
        await().atMost(LONG).until(() -> !desk.of("due_at", talk).isEmpty());
        assertThat(desk.of("due_at at time zone 'UTC'", talk)).isEqualTo("2026-11-25 08:30:00");
    }

    @Test
    void theQuestionIsInTheCustomersLanguageAndTheTeamsWords() {
        policies.save(
                desk.team,
                new SurveyPolicy(
                        true, 60, false, 30, 14, Scale.THUMBS, Map.of("de", "Alles <b>gut</b>?"), 2, false, false));
        var talk = desk.answered();
        desk.talks.inbound(talk, "Die Lampe ist kaputt und ich habe sie nicht mehr an bekommen, bitte helfen Sie mir.");
        desk.close(talk);
        await().atMost(LONG).until(() -> !desk.of("due_at", talk).isEmpty());
        desk.pass(talk, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(talk)).isEqualTo("ASKED"));

        var content =
                words.of(conversations.messagesBefore(talk, 99, 99).getLast().id());
        assertThat(content.text()).contains("Alles <b>gut</b>?", "👍 Zufrieden", "Nicht mehr fragen");
        assertThat(content.html())
                .contains("lang=\"de\"", "Alles &lt;b&gt;gut&lt;/b&gt;?")
                .doesNotContain("<b>");
    }
}
