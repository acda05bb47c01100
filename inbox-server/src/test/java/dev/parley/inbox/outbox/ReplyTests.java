package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Notes;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Told;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OutboxTest
class ReplyTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Replies replies;

    @Autowired
    private Notes notes;

    @Autowired
    private EventStream events;

    @Autowired
    private ReplyDesk desk;

    @Test
    void anAnswerIsStoredWithItsOutboxRowAndEndsTheWaiting() throws Exception {
        var talk = desk.held();
        desk.saveDraft(desk.ann, talk, "half an answer");
        String before = events.lastId();

        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", desk.answer("Turn it on.\r\n"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.seq").value(2))
                .andExpect(jsonPath("$.direction").value("OUTBOUND"))
                .andExpect(jsonPath("$.author.name").value("Ann"))
                .andExpect(jsonPath("$.subject").value("Re: Broken lamp"))
                .andExpect(jsonPath("$.text").value("Turn it on."))
                .andExpect(jsonPath("$.to[0].handle").value(startsWith("c-")))
                .andExpect(jsonPath("$.to[0].name").value("Carla Customer"))
                .andExpect(jsonPath("$.cc").isEmpty())
                .andExpect(jsonPath("$.delivery.state").value("UNDO"))
                .andExpect(jsonPath("$.delivery.until").exists())
                .andExpect(jsonPath("$.clientKey").value("key-00001")));

        assertThat(desk.outbox("state", answer)).isEqualTo("WAITING");
        assertThat(Double.parseDouble(desk.outbox("extract(epoch from not_before - created_at)", answer)))
                .isBetween(10.0, 15.0);
        assertThat(desk.talks.value("waiting_since", talk)).isEmpty();
        assertThat(desk.talks.value("last_direction", talk)).isEqualTo("OUTBOUND");
        assertThat(desk.talks.value("snippet", talk)).isEqualTo("Turn it on.");
        desk.show(desk.ann, talk).andExpect(jsonPath("$.draft").doesNotExist());
        assertThat(Told.since(events, before, talk)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo(EventType.MESSAGE_SENT);
            assertThat(told.version()).isEqualTo(Long.parseLong(desk.talks.value("version", talk)));
            assertThat(told.data()).containsEntry("seq", "2").containsEntry("messageId", answer.toString());
        });
        assertThat(threadKeys(answer)).containsExactly("true");
    }

    @Test
    void theSameRequestAgainIsTheSameAnswer() throws Exception {
        var talk = desk.held();
        var first = desk.id(desk.reply(desk.ann, talk, "key-00001", desk.answer("Once.")));

        var again = desk.id(
                desk.reply(desk.ann, talk, "key-00001", desk.answer("Once.")).andExpect(status().isCreated()));

        assertThat(again).isEqualTo(first);
        assertThat(desk.talks.value("last_seq", talk)).isEqualTo("2");
        desk.reply(desk.ann, talk, "key-00001", desk.answer("Something else."))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("key-reused"));
    }

    @Test
    void ofManyRequestsWithOneKeyAtOnceOneAnswerIsStored() throws Exception {
        var talk = desk.held();
        Callable<MessageId> once =
                () -> replies.reply(talk, desk.ann, new ClientKey("one-key-for-all"), request("Once.", 1));

        try (var threads = Executors.newFixedThreadPool(20)) {
            var ids = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(n -> once).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        }

        assertThat(desk.talks.value("last_seq", talk)).isEqualTo("2");
    }

    @Test
    void onlyTheHolderWithTheTokenMayAnswerAnOpenConversation() throws Exception {
        var talk = desk.held();
        desk.reply(desk.bob, talk, "key-00001", desk.answer("Not mine."))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not-holder"));
        var old = desk.answer("With an old token.");
        old.put("token", ReplyDesk.TOKEN - 1);
        desk.reply(desk.ann, talk, "key-00002", old)
                .andExpect(jsonPath("$.code").value("not-holder"));
        desk.reply(people.agent("Sid", people.team("Sales")), talk, "key-00003", desk.answer("From afar."))
                .andExpect(status().isNotFound());
        jdbc.sql("update conversation set status = 'CLOSED' where id = ?")
                .param(talk.value())
                .update();
        desk.reply(desk.ann, talk, "key-00004", desk.answer("Too late."))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("closed"));

        assertThat(desk.talks.value("last_seq", talk)).isEqualTo("1");
    }

    @Test
    void nobodyAnswersBlind() throws Exception {
        var talk = desk.held();
        desk.saveDraft(desk.ann, talk, "Turn it on.");
        desk.talks.inbound(talk, "It shines now!");

        desk.reply(desk.ann, talk, "key-00001", desk.answer("Turn it on."))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("moved-on"))
                .andExpect(jsonPath("$.lastSeq").value(2))
                .andExpect(jsonPath("$.newMessages.length()").value(1))
                .andExpect(jsonPath("$.newMessages[0].text").value("It shines now!"));

        desk.show(desk.ann, talk).andExpect(jsonPath("$.draft.text").value("Turn it on."));
        assertThat(desk.talks.value("last_seq", talk)).isEqualTo("2");
        var seen = desk.answer("Great!");
        seen.put("seenSeq", 2);
        desk.reply(desk.ann, talk, "key-00001", seen).andExpect(status().isCreated());
    }

    @Test
    void aColleaguesNoteIsReadFirstOnesOwnIsNot() throws Exception {
        var talk = desk.held();
        notes.add(talk, desk.ann, "Mine.", new ClientKey("note-key-1"));
        desk.reply(desk.ann, talk, "key-00001", desk.answer("First answer.")).andExpect(status().isCreated());

        notes.add(talk, desk.bob, "Do not send him a new one!", new ClientKey("note-key-2"));
        var request = desk.answer("Second answer.");
        request.put("seenSeq", 3);
        desk.reply(desk.ann, talk, "key-00002", request)
                .andExpect(jsonPath("$.code").value("moved-on"))
                .andExpect(jsonPath("$.newMessages[0].direction").value("NOTE"));
        request.put("seenSeq", 99);
        desk.reply(desk.ann, talk, "key-00002", request).andExpect(status().isBadRequest());
    }

    @Test
    void aMessageOfTheSameMomentIsStoredBeforeOrAfterButNeverMissed() throws Exception {
        for (int round = 0; round < 30; round++) {
            var talk = desk.held();
            Callable<Boolean> reply = () -> {
                try {
                    replies.reply(talk, desk.ann, new ClientKey("key-of-round"), request("Turn it on.", 1));
                    return true;
                } catch (Problem e) {
                    assertThat(e.code()).isEqualTo("moved-on");
                    return false;
                }
            };
            Callable<Boolean> mail = () -> {
                desk.talks.inbound(talk, "Wait, it shines!");
                return true;
            };
            boolean stored;
            try (var threads = Executors.newFixedThreadPool(2)) {
                var outcomes = threads.invokeAll(round % 2 == 0 ? List.of(reply, mail) : List.of(mail, reply));
                stored = outcomes.get(round % 2 == 0 ? 0 : 1).resultNow();
            }
            List<String> order = jdbc.sql("select direction from message where conversation_id = ? order by seq")
                    .param(talk.value())
                    .query(String.class)
                    .list();
            assertThat(order)
                    .isEqualTo(stored ? List.of("INBOUND", "OUTBOUND", "INBOUND") : List.of("INBOUND", "INBOUND"));
            assertThat(desk.talks.value("waiting_since", talk)).isNotEmpty();
        }
    }

    @Test
    void whatIsUnsafeOrEmptyOrTooLongIsNotSent() throws Exception {
        var talk = desk.held();
        desk.reply(desk.ann, talk, "key-00001", desk.answer(" \n\u0000"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("empty"));
        desk.reply(desk.ann, talk, "key-00001", desk.answer("x".repeat(600_000)))
                .andExpect(status().isContentTooLarge());
        desk.reply(desk.ann, talk, "", desk.answer("text")).andExpect(status().isBadRequest());

        var formatted = desk.answer("");
        formatted.put("html", "<p>Turn <b>it</b> on.<script>alert(1)</script><img src=x onerror=alert(2)></p>");
        desk.reply(desk.ann, talk, "key-00002", formatted)
                .andExpect(jsonPath("$.text").value("Turn it on."))
                .andExpect(jsonPath("$.html").value(containsString("<b>it</b>")))
                .andExpect(jsonPath("$.html").value(not(containsString("script"))))
                .andExpect(jsonPath("$.html").value(not(containsString("onerror"))));
    }

    @Test
    void filesOfTheDraftBecomeTheMessages() throws Exception {
        var talk = desk.held();
        String one = desk.attach(desk.ann, talk, "one.txt", "1");
        String two = desk.attach(desk.ann, talk, "two.txt", "22");
        desk.attach(desk.ann, talk, "left out.txt", "333");
        String bobs = desk.attach(desk.bob, talk, "bobs.txt", "4");

        var stolen = desk.answer("With a file of Bob's.");
        stolen.put("attachmentIds", List.of(one, bobs));
        desk.reply(desk.ann, talk, "key-00001", stolen)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("attachment-gone"));
        var request = desk.answer("See the files.");
        request.put("attachmentIds", List.of(two, one));
        desk.reply(desk.ann, talk, "key-00001", request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.attachments.length()").value(2))
                .andExpect(jsonPath("$.attachments[0].name").value("two.txt"))
                .andExpect(jsonPath("$.attachments[1].name").value("one.txt"));

        desk.show(desk.ann, talk).andExpect(jsonPath("$.draft").doesNotExist());
        desk.show(desk.bob, talk)
                .andExpect(jsonPath("$.draft.attachments.length()").value(1));
    }

    @Test
    void recipientsAreTheCustomerOrThoseNamed() throws Exception {
        var talk = desk.held();
        jdbc.sql("update message set recipients = cast(? as jsonb) where conversation_id = ?")
                .params(
                        "[{\"role\": \"REPLY_TO\", \"handle\": \"desk@customer.example\", \"name\": \"Desk\"}]",
                        talk.value())
                .update();
        desk.reply(desk.ann, talk, "key-00001", desk.answer("To whom you asked."))
                .andExpect(jsonPath("$.to.length()").value(1))
                .andExpect(jsonPath("$.to[0].handle").value("desk@customer.example"));

        var named = desk.answer("To others.");
        named.put("seenSeq", 2);
        named.put("to", List.of(Map.of("handle", " Boss@Customer.example ", "name", "The\r\nBoss")));
        named.put("cc", List.of(Map.of("handle", "boss@customer.example"), Map.of("handle", "two@customer.example")));
        desk.reply(desk.ann, talk, "key-00002", named)
                .andExpect(jsonPath("$.to[0].handle").value("boss@customer.example"))
                .andExpect(jsonPath("$.to[0].name").value("The Boss"))
                .andExpect(jsonPath("$.cc.length()").value(1))
                .andExpect(jsonPath("$.cc[0].handle").value("two@customer.example"));

        named.put("seenSeq", 3);
        for (String wrong : List.of("nonsense", "a@b\r\nBcc: x@y.example", address(), "a@@b.example")) {
            named.put("to", List.of(Map.of("handle", wrong)));
            desk.reply(desk.ann, talk, "key-00003", named)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.code").value("recipients"));
        }
    }

    @Test
    void anAnswerMayCloseItsConversationInTheSameStep() throws Exception {
        var talk = desk.held();
        var request = desk.answer("Done.");
        request.put("closeAfter", true);

        desk.reply(desk.ann, talk, "key-00001", request).andExpect(status().isCreated());

        assertThat(desk.talks.value("status", talk)).isEqualTo("CLOSED");
        assertThat(desk.talks.value("holder_id", talk)).isEmpty();
        desk.reply(desk.ann, talk, "key-00001", request).andExpect(status().isCreated());
        assertThat(desk.talks.value("last_seq", talk)).isEqualTo("2");
    }

    @Test
    void anAnswerWithAnOpenPlaceIsNotSent() throws Exception {
        var talk = desk.held();

        desk.reply(desk.ann, talk, "key-00001", desk.answer("Dear {{contact.lastName}}, write {{name}}."))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("unfilled"))
                .andExpect(jsonPath("$.place").value("{{contact.lastName}}"));
        desk.reply(desk.ann, talk, "key-00001", desk.answer("Dear Carla, write {{name}}."))
                .andExpect(status().isCreated());
    }

    @Test
    void aRefusedAnswerLeavesNothingBehind() {
        var talk = desk.held();
        String version = desk.talks.value("version", talk);
        var files = new ReplyRequest(
                ReplyDesk.TOKEN,
                1,
                "With a lost file.",
                null,
                null,
                null,
                null,
                List.of(new java.util.UUID(1, 2)),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> replies.reply(talk, desk.ann, new ClientKey("key-00001"), files))
                .isInstanceOf(Problem.class);

        assertThat(desk.talks.value("version", talk)).isEqualTo(version);
        assertThat(desk.talks.value("waiting_since", talk)).isNotEmpty();
    }

    private String address() {
        return jdbc.sql("select address from channel where id = ?")
                .param(desk.channel.value())
                .query(String.class)
                .single();
    }

    private List<String> threadKeys(MessageId answer) {
        return jdbc
                .sql("select outbound from thread_key where key like ? || '@%'")
                .param(answer.toString())
                .query(String.class)
                .list()
                .stream()
                .map(flag -> flag.startsWith("t") ? "true" : "false")
                .toList();
    }

    private static ReplyRequest request(String text, int seen) {
        return new ReplyRequest(
                ReplyDesk.TOKEN,
                seen,
                text,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
