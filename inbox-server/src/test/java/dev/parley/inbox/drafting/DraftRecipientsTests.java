package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** To whom a draft goes is part of it: kept, passed on, given back and approved like its words. */
@ParleyTest
@AutoConfigureMockMvc
class DraftRecipientsTests {
    private static final long TOKEN = 7;
    private static final Map<String, String> BOSS = Map.of("name", "Boss", "handle", "boss@customer.example");
    private static final Map<String, String> SPY = Map.of("handle", "spy@elsewhere.example");

    @Autowired
    private MockMvc web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private DraftingDesk desk;
    private Talks talks;
    private TeamId team;
    private ConversationId talk;
    private EmployeeId tina;
    private EmployeeId rosa;
    private Map<String, String> customer;

    @BeforeEach
    void twoColleagues() {
        desk = new DraftingDesk(web, json, people);
        team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        talk = talks.open();
        tina = people.agent("Tina", team);
        rosa = people.agent("Rosa", team);
        talks.hold(talk, tina, TOKEN);
        customer = Map.of(
                "handle",
                jdbc.sql("select author_handle from message where conversation_id = ? and seq = 1")
                        .param(talk.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void theyAreKeptWithTheDraftUntilItsWriterChangesThem() throws Exception {
        save("Dear Carla", 0, List.of(BOSS), List.of()).andExpect(status().isOk());
        desk.save(tina, talk, "Dear Carla,", 1).andExpect(status().isOk());

        desk.show(tina, talk)
                .andExpect(jsonPath("$.draft.recipients.to[0].handle").value(customer.get("handle")))
                .andExpect(jsonPath("$.draft.recipients.cc[0].name").value("Boss"));
        desk.drafts(rosa, talk)
                .andExpect(jsonPath("$.drafts[0].draft.recipients.cc[0].handle").value("boss@customer.example"));
        save("Dear Carla,", 2, List.of(), List.of());
        desk.show(tina, talk).andExpect(jsonPath("$.draft.recipients.cc").isEmpty());
        save("Dear Carla,", 2, List.of(SPY), List.of())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("newer-draft"));
    }

    @Test
    void untouchedTheyAreTheConversationsMatter() throws Exception {
        desk.save(tina, talk, "Dear Carla", 0);

        desk.show(tina, talk).andExpect(jsonPath("$.draft.recipients").doesNotExist());
    }

    @Test
    void tooManyAreRefusedAndNonsenseIsKeptAsWritten() throws Exception {
        save("Dear Carla", 0, Collections.nCopies(200, BOSS), List.of())
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("too-long"));
        save("Dear Carla", 0, List.of(Map.of("handle", "not yet\r\nBcc: x"), Map.of("name", "nobody")), List.of())
                .andExpect(status().isOk());

        desk.show(tina, talk)
                .andExpect(jsonPath("$.draft.recipients.cc.length()").value(1))
                .andExpect(jsonPath("$.draft.recipients.cc[0].handle").value("not yet Bcc: x"));
    }

    @Test
    void whoTakesADraftOverHasThemAndItsWriterGetsThemBack() throws Exception {
        talks.hold(talk, rosa, TOKEN);
        save("Tina's words", 0, List.of(BOSS), List.of());

        desk.take(rosa, talk, tina, Map.of("token", TOKEN))
                .andExpect(jsonPath("$.draft.recipients.cc[0].handle").value("boss@customer.example"));
        desk.show(tina, talk).andExpect(jsonPath("$.draft.recipients").doesNotExist());
        desk.act(tina, talk, "draft/copy-back", Map.of())
                .andExpect(jsonPath("$.recipients.cc[0].handle").value("boss@customer.example"));
    }

    @Test
    void anApprovalCoversThemAndEndsWithThem() throws Exception {
        needReview();
        save("Dear Carla", 0, List.of(BOSS), List.of());
        approve(1);

        reply("Dear Carla", List.of(BOSS), List.of(SPY))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-void"));
        reply("Dear Carla", List.of(), List.of()).andExpect(status().isConflict());
        save("Dear Carla", 1, List.of(BOSS), List.of(SPY));
        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.state").value("VOID"));
        approve(2);
        reply("Dear Carla", List.of(BOSS), List.of(SPY)).andExpect(status().isCreated());
    }

    @Test
    void whoIsNamedTwiceIsApprovedAndReachedOnce() throws Exception {
        needReview();
        save("Dear Carla", 0, List.of(BOSS, customer), List.of(Map.of("handle", "BOSS@customer.example")));
        approve(1);

        reply("Dear Carla", List.of(BOSS, customer), List.of(BOSS)).andExpect(status().isCreated());
        desk.show(tina, talk)
                .andExpect(jsonPath("$.messages[1].cc.length()").value(1))
                .andExpect(jsonPath("$.messages[1].bcc").isEmpty());
    }

    @Test
    void anApprovalOfWordsAloneReachesOnlyWhomAnAnswerReachesAsARule() throws Exception {
        needReview();
        desk.save(tina, talk, "Dear Carla", 0);
        approve(1);

        reply("Dear Carla", List.of(), List.of(SPY))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-void"));
        reply("Dear Carla", List.of(), List.of()).andExpect(status().isCreated());
    }

    @Test
    void whatIsSentWithItsApprovalReachesThemAll() throws Exception {
        save("Dear Carla", 0, List.of(), List.of(BOSS));
        send(1);

        desk.show(tina, talk)
                .andExpect(jsonPath("$.messages[1].to[0].handle").value(customer.get("handle")))
                .andExpect(jsonPath("$.messages[1].bcc[0].handle").value("boss@customer.example"));
    }

    @Test
    void wordsAloneAreSentToThoseInCopyToo() throws Exception {
        jdbc.sql("""
                update message set recipients = '[{"role": "CC", "handle": "boss@customer.example", "name": "Boss"},
                                                  {"role": "REPLY_TO", "handle": "desk@customer.example", "name": ""}]'
                 where conversation_id = ?
                """).param(talk.value()).update();
        desk.save(tina, talk, "Dear Carla", 0);
        send(1);

        desk.show(tina, talk)
                .andExpect(jsonPath("$.messages[0].replyTo[0].handle").value("desk@customer.example"))
                .andExpect(jsonPath("$.messages[1].to[0].handle").value("desk@customer.example"))
                .andExpect(jsonPath("$.messages[1].cc[0].handle").value("boss@customer.example"));
    }

    @Test
    void anApprovalCoversTheAddressThatTheAnswerLeavesFrom() throws Exception {
        String sales = "sales-" + UUID.randomUUID() + "@acme.example";
        jdbc.sql("""
                update channel set settings = jsonb_build_object('aliases', cast(? as text))
                 where id = (select channel_id from conversation where id = ?)
                """).params(sales, talk.value()).update();
        // Channels are read anew within a second.
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        needReview();
        desk.save(tina, talk, "Dear Carla", 0);
        approve(1);
        var request = new HashMap<String, Object>(Map.of("token", TOKEN, "seenSeq", 1, "from", sales));

        desk.reply(tina, talk, "Dear Carla", request)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-void"));
        save("Dear Carla", 1, sales);
        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.state").value("VOID"));
        approve(2);
        desk.reply(tina, talk, "Dear Carla", request)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.author.handle").value(sales));
    }

    private ResultActions save(String text, long revision, String from) throws Exception {
        return web.perform(put("/api/conversations/{id}/draft", talk)
                .with(people.as(tina))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of(
                        "text",
                        text,
                        "revision",
                        revision,
                        "recipients",
                        Map.of("to", List.of(customer), "from", from)))));
    }

    private ResultActions save(String text, long revision, List<?> cc, List<?> bcc) throws Exception {
        return web.perform(put("/api/conversations/{id}/draft", talk)
                .with(people.as(tina))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of(
                        "text",
                        text,
                        "revision",
                        revision,
                        "recipients",
                        Map.of("to", List.of(customer), "cc", cc, "bcc", bcc)))));
    }

    private ResultActions reply(String text, List<?> cc, List<?> bcc) throws Exception {
        return desk.reply(
                tina, talk, text, Map.of("token", TOKEN, "seenSeq", 1, "to", List.of(customer), "cc", cc, "bcc", bcc));
    }

    private void ask() throws Exception {
        desk.act(tina, talk, "draft/review", Map.of("reviewers", List.of(rosa.toString()), "words", ""))
                .andExpect(status().isNoContent());
    }

    private void approve(long revision) throws Exception {
        ask();
        desk.decide(rosa, talk, tina, Map.of("approve", true, "revision", revision))
                .andExpect(status().isNoContent());
    }

    private void send(long revision) throws Exception {
        ask();
        desk.decide(rosa, talk, tina, Map.of("approve", true, "revision", revision, "send", true, "seenSeq", 1))
                .andExpect(status().isNoContent());
        assertThat(talks.value("last_direction", talk)).isEqualTo("OUTBOUND");
    }

    private void needReview() throws Exception {
        web.perform(put("/api/teams/{id}/replying", team)
                        .with(people.as(people.manager("Mona")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of(
                                "secondReply",
                                "REFUSE",
                                "reviewedRoles",
                                List.of("AGENT"),
                                "reviewedPeople",
                                List.of()))))
                .andExpect(status().isOk());
    }
}
