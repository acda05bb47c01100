package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.DeliveryReported;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@OutboxTest
class DeliveryTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStream events;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ReplyDesk desk;

    @Test
    void aFailedAnswerIsSentAgainOnDemand() throws Exception {
        var answer = stored("FAILED");
        jdbc.sql(
                        "update outbox set attempts = 12, first_tried_at = now() - interval '2 days', error = '451' where message_id = ?")
                .param(answer.value())
                .update();
        String before = events.lastId();

        desk.act(desk.bob, answer, "retry")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.delivery.state").value("QUEUED"))
                .andExpect(jsonPath("$.delivery.attempts").value(0));

        assertThat(desk.outbox("state", answer)).isEqualTo("WAITING");
        assertThat(desk.outbox("not_before <= clock_timestamp()", answer)).isEqualTo("true");
        assertThat(desk.outbox("first_tried_at", answer)).isEmpty();
        assertThat(Told.since(events, before, desk.talkOf(answer)))
                .extracting(told -> told.type())
                .containsExactly(EventType.DELIVERY_CHANGED);
        desk.act(people.agent("Sid", people.team("Sales")), answer, "retry").andExpect(status().isNotFound());
    }

    @Test
    void anAnswerThatWaitsForItsNextTryGoesNow() throws Exception {
        var answer = stored("WAITING");
        jdbc.sql(
                        "update outbox set attempts = 3, not_before = now() + interval '1 hour', error = '451' where message_id = ?")
                .param(answer.value())
                .update();
        desk.show(desk.ann, desk.talkOf(answer))
                .andExpect(jsonPath("$.messages[1].delivery.state").value("QUEUED"))
                .andExpect(jsonPath("$.messages[1].delivery.until").exists())
                .andExpect(jsonPath("$.messages[1].delivery.error").value("451"));

        desk.act(desk.ann, answer, "retry").andExpect(status().isOk());

        assertThat(desk.outbox("not_before <= clock_timestamp()", answer)).isEqualTo("true");
    }

    @Test
    void nothingElseIsSentAgain() throws Exception {
        for (String state : java.util.List.of("WAITING", "SENDING", "SENT", "UNKNOWN", "CANCELLED")) {
            var answer = stored(state);
            desk.act(desk.ann, answer, "retry")
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("not-failed"));
            assertThat(desk.outbox("state", answer)).isEqualTo(state);
        }
    }

    @Test
    void aPersonDecidesWhatBecameOfAnUnknownOne() throws Exception {
        var had = stored("UNKNOWN");
        var hadNot = stored("UNKNOWN");

        desk.act(desk.ann, had, "resolve", Map.of("sent", true))
                .andExpect(jsonPath("$.delivery.state").value("SENT"));
        desk.act(desk.ann, hadNot, "resolve", Map.of("sent", false))
                .andExpect(jsonPath("$.delivery.state").value("QUEUED"));

        desk.act(desk.ann, had, "resolve", Map.of("sent", false))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not-unknown"));
    }

    @Test
    void anAnswerThatCameBackIsShownAsFailed() throws Exception {
        var answer = stored("SENT");
        String before = events.lastId();

        report(answer, false, "4.4.7 delayed");
        assertThat(desk.outbox("state", answer)).isEqualTo("SENT");
        report(answer, true, "5.1.1 no such user");

        assertThat(desk.outbox("state", answer)).isEqualTo("FAILED");
        assertThat(desk.outbox("error", answer)).isEqualTo("carla@customer.example 5.1.1 no such user");
        assertThat(Told.since(events, before, desk.talkOf(answer)))
                .extracting(told -> told.type())
                .containsExactly(EventType.DELIVERY_CHANGED);
        desk.act(desk.ann, answer, "undo").andExpect(jsonPath("$.code").value("too-late"));
    }

    @Test
    void aReportFasterThanOurOwnRecordCounts() throws Exception {
        var answer = stored("SENDING");

        report(answer, true, "5.1.1 no such user");

        assertThat(desk.outbox("state", answer)).isEqualTo("FAILED");
    }

    @Test
    void aReportOnWhatWasNeverSentChangesNothing() throws Exception {
        var answer = stored("CANCELLED");

        report(answer, true, "5.1.1 forged");

        assertThat(desk.outbox("state", answer)).isEqualTo("CANCELLED");
    }

    private MessageId stored(String state) throws Exception {
        var answer = desk.replied(desk.held(), "An answer.");
        jdbc.sql("update outbox set state = ? where message_id = ?")
                .params(state, answer.value())
                .update();
        return answer;
    }

    private void report(MessageId answer, boolean permanent, String diagnosis) {
        var report = new DeliveryReported(desk.talkOf(answer), answer, permanent, "carla@customer.example", diagnosis);
        transaction.executeWithoutResult(status -> publisher.publishEvent(report));
    }
}
