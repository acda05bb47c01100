package dev.parley.inbox.outbox;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** A team with a channel and two agents, and what they ask of the server. */
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ReplyDesk {
    /** The claim token of every conversation that {@link #held} makes. */
    static final long TOKEN = 7;

    private final MockMvc web;
    private final JsonMapper json;
    private final People people;
    private final JdbcClient jdbc;
    final TeamId team;
    final ChannelId channel;
    final EmployeeId ann;
    final EmployeeId bob;
    final Talks talks;

    ReplyDesk(MockMvc web, JsonMapper json, People people, JdbcClient jdbc, Channels channels) {
        this.web = web;
        this.json = json;
        this.people = people;
        this.jdbc = jdbc;
        team = people.team("Support");
        channel = people.channel("support-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example", team);
        ann = people.agent("Ann", team);
        bob = people.agent("Bob", team);
        await().until(() -> channels.find(channel).isPresent());
        talks = new Talks(jdbc, team, channel);
    }

    /** An open conversation with one message of its customer, held by Ann. */
    ConversationId held() {
        var talk = talks.open();
        talks.hold(talk, ann, TOKEN);
        return talk;
    }

    /** A request for an answer by somebody who has seen message 1. */
    Map<String, Object> answer(String text) {
        var request = new HashMap<String, Object>();
        request.put("token", TOKEN);
        request.put("seenSeq", 1);
        request.put("text", text);
        return request;
    }

    ResultActions reply(EmployeeId who, ConversationId talk, String key, Map<String, Object> request) throws Exception {
        return web.perform(post("/api/conversations/{id}/replies", talk)
                .with(people.as(who))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(request)));
    }

    /** Ann's answer under a new key, stored. */
    MessageId replied(ConversationId talk, String text) throws Exception {
        var request = answer(text);
        request.put("seenSeq", Integer.parseInt(talks.value("last_seq", talk)));
        return id(reply(ann, talk, "key-" + Ids.next(), request));
    }

    MessageId id(ResultActions answer) throws Exception {
        String body = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        return MessageId.of(json.readTree(body).path("id").asString());
    }

    ResultActions act(EmployeeId who, MessageId message, String action) throws Exception {
        return act(who, message, action, Map.of());
    }

    ResultActions act(EmployeeId who, MessageId message, String action, Map<String, Object> body) throws Exception {
        return web.perform(post("/api/messages/{id}/" + action, message)
                .with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    ResultActions show(EmployeeId who, ConversationId talk) throws Exception {
        return web.perform(get("/api/conversations/{id}", talk).with(people.as(who)));
    }

    void saveDraft(EmployeeId who, ConversationId talk, String text) throws Exception {
        web.perform(put("/api/conversations/{id}/draft", talk)
                .with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("text", text, "html", "", "revision", 0))));
    }

    String attach(EmployeeId who, ConversationId talk, String name, String bytes) throws Exception {
        var file = new MockMultipartFile("file", name, "text/plain", bytes.getBytes(StandardCharsets.UTF_8));
        var answer = web.perform(multipart("/api/conversations/{id}/draft/attachments", talk)
                .file(file)
                .with(people.as(who)));
        return json.readTree(answer.andReturn().getResponse().getContentAsString())
                .path("id")
                .asString();
    }

    /** A column of an answer's outbox row, as text. */
    String outbox(String column, MessageId message) {
        return jdbc.sql("select coalesce(cast(" + column + " as text), '') from outbox where message_id = :id")
                .param("id", message.value())
                .query(String.class)
                .single();
    }

    /** The conversation of an answer. */
    ConversationId talkOf(MessageId message) {
        return new ConversationId(jdbc.sql("select conversation_id from message where id = :id")
                .param("id", message.value())
                .query(UUID.class)
                .single());
    }
}
