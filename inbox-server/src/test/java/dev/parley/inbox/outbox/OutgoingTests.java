package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.MessagesArrived;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What goes out with an answer, when, and to whom else. */
@OutboxTest
class OutgoingTests {
    @Autowired
    private MockMvc web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReplyDesk desk;

    @Autowired
    private Letters letters;

    @Autowired
    private OutboxRows rows;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void theSignatureStandsOnceBelowTheAnswerAndAboveTheQuote() throws Exception {
        var boss = people.manager("Max");
        send(
                        boss,
                        "/api/channels/" + desk.channel + "/signature",
                        words("<p>{{employee.signature}}</p><p>{{company.name}}</p>"))
                .andExpect(status().isOk());
        send(desk.ann, "/api/me/signature", words("<p>{{employee.name}}<script>x()</script>, <b>Support</b></p>"))
                .andExpect(status().isOk());
        send(desk.ann, "/api/me/signature", words("<p>{{contact.name}}</p>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("unknown-variable"));
        send(desk.ann, "/api/channels/" + desk.channel + "/signature", words("x"))
                .andExpect(status().isForbidden());
        var talk = desk.held();
        var request = desk.answer("Turn it on.");
        request.put("html", "<p>Turn it <em>on</em>.</p>");

        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.newText").value("Turn it on."))
                .andExpect(jsonPath("$.signature").value(containsString("Ann, Support"))));

        assertThat(desk.talks.value("snippet", talk)).isEqualTo("Turn it on.");
        var mail = mail(answer);
        assertThat(mail.text())
                .containsOnlyOnce("Ann, Support")
                .containsSubsequence("Turn it on.", "-- ", "Acme", "wrote:");
        assertThat(mail.html())
                .containsOnlyOnce("<b>Support</b>")
                .containsSubsequence("<em>on</em>", "Ann", "Acme", "<blockquote")
                .doesNotContain("script", "data-signature");
        desk.act(desk.ann, answer, "undo")
                .andExpect(jsonPath("$.text").value("Turn it on."))
                .andExpect(jsonPath("$.html").value("<p>Turn it <em>on</em>.</p>"));
        var unsigned = desk.answer("Without.");
        unsigned.put("signature", false);
        unsigned.put("seenSeq", 2);
        desk.reply(desk.ann, talk, "key-00002", unsigned)
                .andExpect(jsonPath("$.text").value("Without."));
    }

    @Test
    void aPictureInTheTextIsShownInTheMailAndAgainInTheDraft() throws Exception {
        var talk = desk.held();
        String picture = attach(talk, "image/png", true);
        String script = attach(talk, "image/svg+xml", true);
        var request = desk.answer("See the picture.");
        request.put("attachmentIds", List.of(picture));
        request.put(
                "html",
                "<p>See</p><img src=\"/api/attachments/" + picture
                        + "?inline\" alt=\"Lamp\"><img src=\"/api/attachments/" + script + "?inline\">");

        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.attachments[0].inline").value(true))
                .andExpect(jsonPath("$.html").value(containsString("cid:" + picture))));

        var mail = mail(answer);
        assertThat(mail.html())
                .contains("cid:" + mail.attachments().getFirst().contentId())
                .doesNotContain(script);
        desk.act(desk.ann, answer, "undo")
                .andExpect(jsonPath("$.html").value(containsString("/api/attachments/" + picture + "?inline")));
    }

    @Test
    void aHiddenCopyIsSentAndNamedToNobodyElse() throws Exception {
        var talk = desk.held();
        var request = desk.answer("With a hidden copy.");
        request.put("bcc", List.of(Map.of("handle", "boss@partner.example")));

        var answer = desk.id(desk.reply(desk.ann, talk, "key-00001", request)
                .andExpect(jsonPath("$.bcc[0].handle").value("boss@partner.example"))
                .andExpect(jsonPath("$.cc").isEmpty()));

        assertThat(mail(answer).recipients())
                .filteredOn(one -> one.role() == Recipient.Role.BCC)
                .extracting(one -> one.party().handle())
                .containsExactly("boss@partner.example");
        assertThat(jdbc.sql("select array_to_string(handles, ' ') from thread_key where key like ? || '@%'")
                        .param(answer.toString())
                        .query(String.class)
                        .single())
                .doesNotContain("boss@partner.example");
    }

    @Test
    void aScheduledAnswerWaitsAndComesBackWhenTheCustomerWritesFirst() throws Exception {
        var talk = desk.held();
        var answer = scheduled(talk, "Tomorrow, then.");
        var other = desk.held();
        var stays = scheduled(other, "This one stays.");
        assertThat(Double.parseDouble(desk.outbox("extract(epoch from not_before - clock_timestamp())", answer)))
                .isGreaterThan(3000);
        desk.talks.inbound(talk, "Never mind, it works now.");
        jdbc.sql("update outbox set not_before = clock_timestamp()").update();
        assertThat(rows.take(UUID.randomUUID(), 10, List.of()))
                .extracting(Taken::message)
                .containsExactly(stays);

        transaction.executeWithoutResult(status -> events.publishEvent(new MessagesArrived(Set.of(talk, other))));

        assertThat(desk.outbox("state", answer)).isEqualTo("CANCELLED");
        desk.show(desk.ann, talk)
                .andExpect(jsonPath("$.draft.text").value("Tomorrow, then."))
                .andExpect(jsonPath("$.messages[1].delivery.heldBack").value(true));
    }

    @Test
    void aScheduledAnswerDoesNotHoldUpTheNextAndCanBeTakenBack() throws Exception {
        var talk = desk.held();
        var later = scheduled(talk, "Later.");
        var now = desk.replied(talk, "Now.");
        jdbc.sql("update outbox set not_before = clock_timestamp() where scheduled_for is null")
                .update();

        assertThat(rows.take(UUID.randomUUID(), 10, List.of()))
                .extracting(Taken::message)
                .containsExactly(now);
        desk.act(desk.ann, later, "undo").andExpect(jsonPath("$.text").value("Later."));
    }

    @Test
    void aChannelMaySayHowLongAnAnswerCanBeTakenBack() throws Exception {
        jdbc.sql("update channel set settings = '{\"undoSeconds\": \"0\"}' where id = ?")
                .param(desk.channel.value())
                .update();

        var answer = desk.replied(desk.held(), "At once.");

        assertThat(Double.parseDouble(desk.outbox("extract(epoch from not_before - created_at)", answer)))
                .isLessThan(5);
    }

    @Test
    void aForwardGoesToOthersWithItsFilesAndLeavesTheCustomerWaiting() throws Exception {
        var talk = desk.held();
        String waiting = desk.talks.value("waiting_since", talk);
        jdbc.sql("""
                with stored as (insert into blob (id, size, content) values (gen_random_uuid(), 4, 'lamp') returning id)
                insert into attachment (id, message_id, name, media_type, size, blob_id)
                select gen_random_uuid(), m.id, 'lamp.txt', 'text/plain', 4, stored.id
                  from stored, message m where m.conversation_id = ?
                """).param(talk.value()).update();
        Map<String, Object> request =
                Map.of("to", List.of(Map.of("handle", "repair@partner.example")), "text", "Can you mend this?");

        var stored = desk.id(forward(desk.bob, talk, request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.forward").value(true))
                .andExpect(jsonPath("$.newText").value("Can you mend this?"))
                .andExpect(jsonPath("$.attachments[0].name").value("lamp.txt")));

        var mail = mail(stored);
        assertThat(mail.subject()).isEqualTo("Fwd: Broken lamp");
        assertThat(mail.text()).containsSubsequence("Can you mend this?", "Carla Customer", "It does not shine.");
        assertThat(mail.inReplyTo()).isEmpty();
        assertThat(mail.references()).isEmpty();
        assertThat(mail.replyTo()).isEmpty();
        assertThat(desk.talks.value("waiting_since", talk)).isEqualTo(waiting);
        assertThat(desk.talks.value("last_direction", talk)).isEqualTo("INBOUND");
        assertThat(desk.id(forward(desk.bob, talk, request))).isEqualTo(stored);
        assertThat(mail(desk.replied(talk, "For you.")).references()).noneMatch(id -> id.contains(stored.toString()));
        forward(people.agent("Sid", people.team("Sales")), talk, request).andExpect(status().isNotFound());
        forward(desk.bob, desk.held(), Map.of("text", "To nobody."))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("recipients"));
    }

    private MessageId scheduled(ConversationId talk, String text) throws Exception {
        var request = desk.answer(text);
        request.put("sendAt", Instant.now().plus(Duration.ofHours(1)).toString());
        return desk.id(desk.reply(desk.ann, talk, "key-" + UUID.randomUUID(), request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.delivery.state").value("SCHEDULED"))
                .andExpect(jsonPath("$.delivery.scheduledFor").exists()));
    }

    private OutboundMessage mail(MessageId answer) {
        return letters.write(new Taken(answer, desk.talkOf(answer), desk.channel, UUID.randomUUID(), 1, Duration.ZERO));
    }

    private static Map<String, Object> words(String html) {
        return Map.of("html", html);
    }

    private ResultActions send(EmployeeId who, String path, Map<String, Object> body) throws Exception {
        return web.perform(put(path)
                .with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private ResultActions forward(EmployeeId who, ConversationId talk, Map<String, Object> body) throws Exception {
        return web.perform(post("/api/conversations/{id}/forwards", talk)
                .with(people.as(who))
                .header("Idempotency-Key", "forward-" + talk)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private String attach(ConversationId talk, String type, boolean inline) throws Exception {
        var answer = web.perform(multipart("/api/conversations/{id}/draft/attachments", talk)
                .file(new MockMultipartFile("file", "lamp.png", type, new byte[] {1, 2, 3}))
                .param("inline", Boolean.toString(inline))
                .with(people.as(desk.ann)));
        return json.readTree(answer.andReturn().getResponse().getContentAsString())
                .path("id")
                .asString();
    }
}
