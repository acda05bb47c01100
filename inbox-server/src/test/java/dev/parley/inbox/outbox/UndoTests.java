package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OutboxTest
class UndoTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Undo undo;

    @Autowired
    private OutboxRows rows;

    @Autowired
    private EventStream events;

    @Autowired
    private ReplyDesk desk;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void anUndoneAnswerIsADraftAgainAndTheCustomerWaitsAsBefore() throws Exception {
        var talk = desk.held();
        String waiting = desk.talks.value("waiting_since", talk);
        String file = desk.attach(desk.ann, talk, "one.txt", "1");
        var request = desk.answer("Turn it off.");
        request.put("attachmentIds", List.of(file));
        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request));
        String before = events.lastId();

        desk.act(desk.ann, answer, "undo")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("Turn it off."))
                .andExpect(jsonPath("$.revision").value(1))
                .andExpect(jsonPath("$.attachments[0].id").value(file));

        assertThat(desk.outbox("state", answer)).isEqualTo("CANCELLED");
        assertThat(rows.take(UUID.randomUUID(), 10, List.of())).isEmpty();
        assertThat(desk.talks.value("waiting_since", talk)).isEqualTo(waiting);
        assertThat(desk.talks.value("last_direction", talk)).isEqualTo("INBOUND");
        assertThat(desk.talks.value("snippet", talk)).isEqualTo("It does not shine.");
        desk.show(desk.ann, talk)
                .andExpect(jsonPath("$.messages[1].delivery.state").value("CANCELLED"))
                .andExpect(jsonPath("$.messages[1].attachments").isEmpty())
                .andExpect(jsonPath("$.draft.text").value("Turn it off."));
        assertThat(Told.since(events, before, talk))
                .extracting(told -> told.type())
                .containsExactly(EventType.DELIVERY_CHANGED);
        assertThat(jdbc.sql("select count(*) from thread_key where conversation_id = ?")
                        .param(talk.value())
                        .query(Long.class)
                        .single())
                .isZero();
        desk.act(desk.ann, answer, "undo").andExpect(status().isOk());

        var better = desk.answer("Turn it on.");
        better.put("attachmentIds", List.of(file));
        desk.reply(desk.ann, talk, "key-00002", better)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.seq").value(3))
                .andExpect(jsonPath("$.attachments[0].id").value(file));
    }

    @Test
    void whatWasBegunSinceIsKept() throws Exception {
        var talk = desk.held();
        var answer = desk.replied(talk, "First thought.");
        desk.saveDraft(desk.ann, talk, "Second thought.");

        desk.act(desk.ann, answer, "undo")
                .andExpect(jsonPath("$.text").value("First thought.\n\nSecond thought."))
                .andExpect(jsonPath("$.revision").value(2));
    }

    @Test
    void ofTwoAnswersTheWaitingComesBackWithTheLast() throws Exception {
        var talk = desk.held();
        String waiting = desk.talks.value("waiting_since", talk);
        var first = desk.replied(talk, "One.");
        var second = desk.replied(talk, "Two.");

        desk.act(desk.ann, first, "undo").andExpect(status().isOk());
        assertThat(desk.talks.value("waiting_since", talk)).isEmpty();
        assertThat(desk.talks.value("snippet", talk)).isEqualTo("Two.");
        desk.act(desk.ann, second, "undo").andExpect(status().isOk());
        assertThat(desk.talks.value("waiting_since", talk)).isEqualTo(waiting);
    }

    @Test
    void onlyItsWriterUndoes() throws Exception {
        var answer = desk.replied(desk.held(), "Mine.");

        desk.act(desk.bob, answer, "undo").andExpect(status().isForbidden());
        desk.act(people.agent("Sid", people.team("Sales")), answer, "undo").andExpect(status().isNotFound());

        assertThat(desk.outbox("state", answer)).isEqualTo("WAITING");
    }

    @Test
    void whatMayBeOnItsWayCannotBeUndone() throws Exception {
        for (String state : List.of("SENDING", "SENT", "UNKNOWN")) {
            var answer = desk.replied(desk.held(), "Gone.");
            jdbc.sql("update outbox set state = ? where message_id = ?")
                    .params(state, answer.value())
                    .update();
            desk.act(desk.ann, answer, "undo")
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("too-late"));
        }
        var again = desk.replied(desk.held(), "Perhaps gone.");
        jdbc.sql("update outbox set maybe_sent = true where message_id = ?")
                .param(again.value())
                .update();
        desk.act(desk.ann, again, "undo").andExpect(jsonPath("$.code").value("too-late"));
    }

    @Test
    void anAnswerThatCertainlyFailedCanBeMended() throws Exception {
        var talk = desk.held();
        var answer = desk.replied(talk, "To nobody.");
        jdbc.sql("update outbox set state = 'FAILED', failure = 'REJECTED', error = '550' where message_id = ?")
                .param(answer.value())
                .update();

        desk.act(desk.ann, answer, "undo").andExpect(jsonPath("$.text").value("To nobody."));
    }

    @Test
    void anUndoOpensAgainWhatTheAnswerClosed() throws Exception {
        var talk = desk.held();
        var request = desk.answer("Done.");
        request.put("closeAfter", true);
        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request));
        assertThat(desk.talks.value("status", talk)).isEqualTo("CLOSED");

        desk.act(desk.ann, answer, "undo").andExpect(status().isOk());

        assertThat(desk.talks.value("status", talk)).isEqualTo("OPEN");
        assertThat(desk.talks.value("holder_id", talk)).isEqualTo(desk.ann.toString());
        assertThat(desk.talks.value("waiting_since", talk)).isNotEmpty();
    }

    @Test
    void eitherTheUndoOrTheDispatcherWins() throws Exception {
        for (int round = 0; round < 30; round++) {
            var answer = desk.replied(desk.held(), "Now or never.");
            jdbc.sql("update outbox set not_before = now() where message_id = ?")
                    .param(answer.value())
                    .update();
            Callable<Boolean> back = () -> {
                try {
                    undo.undo(answer, desk.ann);
                    return true;
                } catch (Problem e) {
                    assertThat(e.code()).isEqualTo("too-late");
                    return false;
                }
            };
            Callable<Boolean> out =
                    () -> !rows.take(UUID.randomUUID(), 1, List.of()).isEmpty();
            try (var threads = Executors.newFixedThreadPool(2)) {
                var outcomes = threads.invokeAll(round % 2 == 0 ? List.of(back, out) : List.of(out, back));
                assertThat(outcomes.get(0).resultNow())
                        .isNotEqualTo(outcomes.get(1).resultNow());
            }
            assertThat(desk.outbox("state", answer)).isIn("CANCELLED", "SENDING");
        }
    }
}
