package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
@AutoConfigureMockMvc
class ConversationReadTests {
    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private BlobStore blobs;

    @Autowired
    private TransactionTemplate transaction;

    private TeamId team;
    private ChannelId channel;
    private EmployeeId ann;
    private EmployeeId stranger;

    @Autowired
    private People people;

    @BeforeEach
    void somebody() {
        team = people.team("Support");
        channel = people.channel(UUID.randomUUID() + "@acme.example", team);
        ann = people.agent("Ann", team);
        stranger = people.agent("Sid", people.team("Sales"));
    }

    @Test
    void theQueueIsPagedLongestWaitingFirstWithoutGapsOrRepeats() throws Exception {
        List<String> stored = IntStream.range(0, 25)
                .mapToObj(
                        minute -> conversation("subject " + minute, minute / 2).toString())
                .toList();
        jdbc.sql("update conversation set waiting_since = null where subject in ('subject 7', 'subject 9')")
                .update();
        List<String> expected = new ArrayList<>(stored);
        expected.add(expected.remove(7));
        expected.add(expected.remove(8));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = body(ask(ann, "/api/conversations?view=queue&limit=4&team=" + team + "&cursor=" + cursor));
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            assertThat(page.path("asOf").asString()).contains("-");
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void aSummaryTellsTheTokenToItsHolderAlone() throws Exception {
        var id = conversation("held", 1);
        jdbc.sql("update conversation set holder_id = ?, claim_token = 7 where id = ?")
                .params(ann.value(), id.value())
                .update();
        var boss = people.manager("Boss");

        ask(ann, "/api/conversations/" + id)
                .andExpect(jsonPath("$.myToken").value(7))
                .andExpect(jsonPath("$.mayReply").value(true))
                .andExpect(jsonPath("$.holder.name").value("Ann"))
                .andExpect(jsonPath("$.contact.handle").value(startsWith("c-")));
        ask(boss, "/api/conversations/" + id)
                .andExpect(jsonPath("$.claimToken").doesNotExist())
                .andExpect(jsonPath("$.myToken").doesNotExist())
                .andExpect(jsonPath("$.mayReply").value(false));
        ask(ann, "/api/conversations?view=mine")
                .andExpect(jsonPath("$.items.length()").value(1));
        ask(ann, "/api/conversations?view=queue")
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void whoIsNotInTheTeamSeesNothingUnlessTheyJoined() throws Exception {
        var id = conversation("private", 1);
        ask(stranger, "/api/conversations/" + id)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("not-found"));
        ask(stranger, "/api/conversations?view=all")
                .andExpect(jsonPath("$.items.length()").value(0));
        ask(stranger, "/api/conversations?view=all&team=" + team).andExpect(status().isNotFound());

        jdbc.sql("insert into participant (conversation_id, employee_id) values (?, ?)")
                .params(id.value(), stranger.value())
                .update();
        ask(stranger, "/api/conversations/" + id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.participants[0].name").value("Sid"));
        ask(stranger, "/api/conversations?view=joined")
                .andExpect(jsonPath("$.items[0].id").value(id.toString()));
    }

    @Test
    void messagesAreReadFromTheEndAndOnwards() throws Exception {
        var id = conversation("long", 1);
        for (int seq = 1; seq <= 60; seq++) {
            message(id, seq);
        }

        ask(ann, "/api/conversations/" + id)
                .andExpect(jsonPath("$.messages.length()").value(50))
                .andExpect(jsonPath("$.messages[0].seq").value(11))
                .andExpect(jsonPath("$.messages[49].seq").value(60))
                .andExpect(jsonPath("$.messages[49].to[0].handle").value("us@acme.example"));
        ask(ann, "/api/conversations/" + id + "/messages?before=11")
                .andExpect(jsonPath("$.messages.length()").value(10))
                .andExpect(jsonPath("$.messages[0].seq").value(1));
        ask(ann, "/api/conversations/" + id + "/messages?after=58")
                .andExpect(jsonPath("$.messages[0].seq").value(59))
                .andExpect(jsonPath("$.messages[1].seq").value(60));
    }

    @Test
    void attachmentsCannotActInOurName() throws Exception {
        var id = conversation("files", 1);
        var message = message(id, 1);
        var page = attachment(message, "evil\"\n.html", "text/html", "<script>alert(1)</script>");
        var image = attachment(message, "cat.png", "image/png", "png");

        ask(ann, "/api/attachments/" + page + "?inline")
                .andExpect(content().contentType("application/octet-stream"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(content().string("<script>alert(1)</script>"));
        ask(ann, "/api/attachments/" + image + "?inline")
                .andExpect(content().contentType("image/png"))
                .andExpect(header().string("Content-Disposition", startsWith("inline;")));
        ask(ann, "/api/attachments/" + image)
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
        ask(stranger, "/api/attachments/" + image).andExpect(status().isNotFound());
        ask(ann, "/api/conversations/" + id)
                .andExpect(jsonPath("$.messages[0].attachments[1].name").value("cat.png"))
                .andExpect(jsonPath("$.messages[0].attachments[1].size").value(3));
    }

    @Test
    void nonsenseIsRefusedInWords() throws Exception {
        ask(ann, "/api/conversations?view=nonsense").andExpect(status().isBadRequest());
        ask(ann, "/api/conversations?view=all&cursor=nonsense").andExpect(status().isBadRequest());
        ask(ann, "/api/conversations/nonsense").andExpect(status().isBadRequest());
        ask(ann, "/api/conversations/" + UUID.randomUUID()).andExpect(status().isNotFound());
    }

    private ResultActions ask(EmployeeId who, String path) throws Exception {
        return web.perform(get(path).with(people.as(who)));
    }

    private JsonNode body(ResultActions answer) throws Exception {
        return json.readTree(
                answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private ConversationId conversation(String subject, int minute) {
        var id = new ConversationId(Ids.next());
        jdbc.sql("""
                with person as (
                    insert into contact (id, name) values (:contact, 'Customer') returning id
                ), handle as (
                    insert into identity (id, contact_id, kind, handle)
                    select gen_random_uuid(), id, 'EMAIL', 'c-' || id from person
                )
                insert into conversation (id, channel_id, contact_id, team_id, subject, last_message_at, waiting_since)
                select :id, :channel, id, :team, :subject, t, t
                  from person, (select timestamptz '2026-01-01 00:00:00.123456Z' + :minute * interval '1 minute' as t) as times
                """)
                .param("contact", Ids.next())
                .param("id", id.value())
                .param("channel", channel.value())
                .param("team", team.value())
                .param("subject", subject)
                .param("minute", minute)
                .update();
        return id;
    }

    private MessageId message(ConversationId conversation, int seq) {
        var id = new MessageId(Ids.next());
        jdbc.sql("""
                insert into message (id, conversation_id, seq, direction, channel_id, text, new_text, sent_at, recipients)
                values (:id, :conversation, :seq, 'INBOUND', :channel, 'text', 'text', now(),
                        '[{"role": "TO", "handle": "us@acme.example", "name": ""}]')
                """)
                .param("id", id.value())
                .param("conversation", conversation.value())
                .param("seq", seq)
                .param("channel", channel.value())
                .update();
        return id;
    }

    private UUID attachment(MessageId message, String name, String mediaType, String content) {
        var id = Ids.next();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into attachment (id, message_id, name, media_type, size, blob_id)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        message.value(),
                        name,
                        mediaType,
                        content.length(),
                        blobs.put(content.getBytes(StandardCharsets.UTF_8)).value())
                .update());
        return id;
    }
}
