package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
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

/** A colleague who approves an answer to a public question says who reads it, and it goes out to nobody else. */
@ParleyTest
@AutoConfigureMockMvc
class PublicReviewTests {
    private static final long TOKEN = 7;

    @Autowired
    private MockMvc web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private DraftingDesk desk;
    private TeamId team;
    private ConversationId talk;
    private EmployeeId tina;
    private EmployeeId rosa;

    @BeforeEach
    void aPublicQuestion() throws Exception {
        desk = new DraftingDesk(web, json, people);
        team = people.team("Support");
        var channel = people.channel(UUID.randomUUID() + "@acme.example", team);
        jdbc.sql("update channel set kind = 'SLACK' where id = ?")
                .param(channel.value())
                .update();
        var talks = new Talks(jdbc, team, channel);
        talk = talks.open();
        jdbc.sql("update conversation set room = 'C0HELP/1', visibility = 'PUBLIC' where id = ?")
                .param(talk.value())
                .update();
        jdbc.sql(
                        "update identity set kind = 'SLACK' where contact_id = (select contact_id from conversation where id = ?)")
                .param(talk.value())
                .update();
        tina = people.agent("Tina", team);
        rosa = people.agent("Rosa", team);
        talks.hold(talk, tina, TOKEN);
    }

    private ResultActions save(String text, String visibility, long revision) throws Exception {
        return sends(
                tina,
                "/api/conversations/" + talk + "/draft",
                Map.of("text", text, "html", "", "visibility", visibility, "revision", revision));
    }

    private ResultActions sends(EmployeeId who, String path, Map<String, Object> body) throws Exception {
        return web.perform(put(path)
                .with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }

    private void ask() throws Exception {
        desk.act(tina, talk, "draft/review", Map.of("reviewers", List.of(rosa.toString()), "words", ""))
                .andExpect(status().isNoContent());
    }

    private ResultActions approve(long revision, Map<String, Object> more) throws Exception {
        var body = new HashMap<String, Object>(Map.of("approve", true, "revision", revision, "seenSeq", lastSeq()));
        body.putAll(more);
        return desk.decide(rosa, talk, tina, body);
    }

    private void needsReview(EmployeeId writer) throws Exception {
        sends(
                        people.manager("Mona"),
                        "/api/teams/" + team + "/replying",
                        Map.of(
                                "secondReply",
                                "REFUSE",
                                "reviewedRoles",
                                List.of(),
                                "reviewedPeople",
                                List.of(writer.toString())))
                .andExpect(status().isOk());
    }

    private int lastSeq() {
        return jdbc.sql("select last_seq from conversation where id = ?")
                .param(talk.value())
                .query(Integer.class)
                .single();
    }

    private List<String> answers() {
        return jdbc.sql("select visibility from message where conversation_id = ? and direction = 'OUTBOUND'")
                .param(talk.value())
                .query(String.class)
                .list();
    }

    @Test
    void whoReadsItBelongsToTheDraftAndColleaguesSeeIt() throws Exception {
        save("We are on it.", "PUBLIC", 0).andExpect(status().isOk());
        desk.show(tina, talk).andExpect(jsonPath("$.draft.visibility").value("PUBLIC"));
        desk.drafts(rosa, talk)
                .andExpect(jsonPath("$.drafts[0].draft.visibility").value("PUBLIC"));
        save("We are on it!", "PRIVATE", 1).andExpect(status().isOk());
        desk.drafts(rosa, talk)
                .andExpect(jsonPath("$.drafts[0].draft.visibility").value("PRIVATE"));
    }

    @Test
    void nothingIsApprovedForThePublicUnlessSomebodySaysSo() throws Exception {
        desk.save(tina, talk, "We are on it.", "", 0);
        ask();
        approve(1, Map.of("send", true))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("public"));
        assertThat(answers()).isEmpty();
        approve(1, Map.of("send", true, "visibility", "PUBLIC")).andExpect(status().isNoContent());
        assertThat(answers()).containsExactly("PUBLIC");
    }

    @Test
    void theReviewerMakesItPrivateInOneStep() throws Exception {
        save("Your order 4711 is late.", "PUBLIC", 0);
        ask();
        String audience = "/api/conversations/" + talk + "/drafts/" + tina + "/audience";
        sends(rosa, audience, Map.of("visibility", "PRIVATE", "revision", 9)).andExpect(status().isConflict());
        sends(rosa, audience, Map.of("revision", 1)).andExpect(status().isBadRequest());
        sends(rosa, audience, Map.of("visibility", "PRIVATE", "revision", 1))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(2));
        approve(1, Map.of("send", true)).andExpect(status().isConflict());
        approve(2, Map.of("send", true)).andExpect(status().isNoContent());
        assertThat(answers()).containsExactly("PRIVATE");
    }

    @Test
    void anApprovalForOnePersonIsNoneForThePublic() throws Exception {
        needsReview(tina);
        save("Your order 4711 is late.", "PRIVATE", 0);
        ask();
        approve(1, Map.of()).andExpect(status().isNoContent());
        var reply = new HashMap<String, Object>(Map.of("token", TOKEN, "seenSeq", lastSeq(), "visibility", "PUBLIC"));
        desk.reply(tina, talk, "Your order 4711 is late.", reply)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-void"));
        reply.put("visibility", "PRIVATE");
        desk.reply(tina, talk, "Your order 4711 is late.", reply).andExpect(status().isCreated());
        assertThat(answers()).containsExactly("PRIVATE");
    }

    @Test
    void whatWasMeantForAGroupDoesNotGoToEverybody() throws Exception {
        save("We are on it.", "FOLLOWERS", 0);
        ask();
        approve(1, Map.of("send", true))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("public"));
        approve(1, Map.of("send", true, "visibility", "PUBLIC")).andExpect(status().isNoContent());
        assertThat(answers()).containsExactly("PUBLIC");
    }

    @Test
    void aPrivateConversationTakesAPublicDraftPrivately() throws Exception {
        save("We are on it.", "PUBLIC", 0);
        ask();
        jdbc.sql("update conversation set visibility = 'PRIVATE' where id = ?")
                .param(talk.value())
                .update();
        approve(1, Map.of("send", true, "visibility", "PRIVATE")).andExpect(status().isNoContent());
        assertThat(answers()).containsExactly("PRIVATE");
    }

    @Test
    void whoTakesADraftOverKeepsItPrivate() throws Exception {
        save("Your order 4711 is late.", "PRIVATE", 0);
        jdbc.sql("update conversation set holder_id = ? where id = ?")
                .param(rosa.value())
                .param(talk.value())
                .update();
        desk.take(rosa, talk, tina, Map.of("token", TOKEN)).andExpect(status().isOk());
        desk.show(rosa, talk).andExpect(jsonPath("$.draft.visibility").value("PRIVATE"));
    }
}
