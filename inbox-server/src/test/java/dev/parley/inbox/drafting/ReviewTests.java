package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
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

@ParleyTest
@AutoConfigureMockMvc
class ReviewTests {
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
    private Talks talks;
    private TeamId team;
    private ConversationId talk;
    private EmployeeId tina;
    private EmployeeId rosa;

    @BeforeEach
    void aTraineeAndAColleague() {
        desk = new DraftingDesk(web, json, people);
        team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        talk = talks.open();
        tina = people.agent("Tina", team);
        rosa = people.agent("Rosa", team);
        talks.hold(talk, tina, TOKEN);
    }

    @Test
    void aColleagueIsAskedToldAndSeesTheDraft() throws Exception {
        desk.share(tina, false);
        desk.save(tina, talk, "Is this right?", 0);

        ask(List.of(rosa), "Please check the price").andExpect(status().isNoContent());

        desk.drafts(rosa, talk)
                .andExpect(jsonPath("$.drafts[0].draft.text").value("Is this right?"))
                .andExpect(jsonPath("$.drafts[0].mayReview").value(true))
                .andExpect(jsonPath("$.drafts[0].review.state").value("ASKED"))
                .andExpect(jsonPath("$.drafts[0].review.words").value("Please check the price"));
        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.reviewers[0].name").value("Rosa"));
        var other = people.agent("Otto", team);
        desk.drafts(other, talk).andExpect(jsonPath("$.drafts").isEmpty());
        await().untilAsserted(() -> assertThat(notified(rosa)).containsExactly("REVIEW"));
        assertThat(toReview(rosa)).containsExactly(talk.toString());
        assertThat(toReview(other)).isEmpty();
    }

    @Test
    void everybodyInTheTeamIsAskedWhereNobodyIsNamed() throws Exception {
        var other = people.agent("Otto", team);
        var stranger = people.agent("Sid", people.team("Sales"));
        desk.save(tina, talk, "Anyone?", 0);

        ask(List.of(), "").andExpect(status().isNoContent());

        assertThat(toReview(rosa)).containsExactly(talk.toString());
        assertThat(toReview(other)).containsExactly(talk.toString());
        assertThat(toReview(tina)).isEmpty();
        decide(other, true, "", 1).andExpect(status().isNoContent());
        assertThat(toReview(rosa)).isEmpty();
        ask(List.of(stranger), "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("no-reviewer"));
        ask(List.of(tina), "").andExpect(status().isUnprocessableContent());
    }

    @Test
    void theReviewerEditsAsksForChangesAndTheWriterAsksAgain() throws Exception {
        desk.save(tina, talk, "The price is 10.", 0);
        ask(List.of(rosa), "");

        desk.edit(
                        rosa,
                        talk,
                        tina,
                        Map.of("text", "The price is 12.", "html", "<p>The price is 12.</p>", "revision", 1))
                .andExpect(jsonPath("$.revision").value(2));
        desk.save(tina, talk, "The price is ten.", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("newer-draft"))
                .andExpect(jsonPath("$.draft.text").value("The price is 12."));
        decide(rosa, false, "", 2).andExpect(status().isUnprocessableContent());
        decide(rosa, false, "Say since when", 2).andExpect(status().isNoContent());
        desk.drafts(tina, talk)
                .andExpect(jsonPath("$.mine.state").value("CHANGES"))
                .andExpect(jsonPath("$.mine.verdict").value("Say since when"))
                .andExpect(jsonPath("$.mine.by.name").value("Rosa"));
        await().untilAsserted(() -> assertThat(notified(tina)).contains("REVIEWED"));
        desk.edit(rosa, talk, tina, Map.of("text", "x", "revision", 2)).andExpect(status().isForbidden());

        desk.save(tina, talk, "The price is 12 since May.", 2);
        ask(List.of(rosa), "Better?");
        decide(rosa, true, "Fine", 3).andExpect(status().isNoContent());
        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.state").value("APPROVED"));
    }

    @Test
    void nobodyElseDecidesAndNobodyAboutOtherWords() throws Exception {
        var other = people.manager("Mona");
        desk.save(tina, talk, "First words", 0);
        ask(List.of(rosa), "");
        desk.save(tina, talk, "Second words", 1);

        decide(rosa, true, "", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("draft-changed"));
        desk.edit(rosa, talk, tina, Map.of("text", "Late words", "revision", 1))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("draft-changed"));
        decide(other, true, "", 2).andExpect(status().isForbidden());
        decide(tina, true, "", 2).andExpect(status().isForbidden());
        desk.withdraw(tina, talk).andExpect(status().isNoContent());
        decide(rosa, true, "", 2)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-over"));
    }

    @Test
    void theAnswerOfATraineeGoesOutExactlyAsApproved() throws Exception {
        needReview(List.of("AGENT"), List.of());
        desk.show(tina, talk).andExpect(jsonPath("$.reviewNeeded").value(true));
        desk.save(tina, talk, "Dear Carla", 0);
        desk.reply(tina, talk, "Dear Carla", TOKEN, 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("review-needed"));

        ask(List.of(rosa), "");
        desk.reply(tina, talk, "Dear Carla", TOKEN, 1).andExpect(status().isForbidden());
        decide(rosa, true, "", 1);
        desk.reply(tina, talk, "Dear Carla, you fool", TOKEN, 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-void"));
        desk.reply(tina, talk, "Dear Carla", TOKEN, 1).andExpect(status().isCreated());
        assertThat(reviews()).isZero();
    }

    @Test
    void changesAfterTheApprovalEndIt() throws Exception {
        needReview(List.of(), List.of(tina));
        desk.save(tina, talk, "Dear Carla", 0);
        ask(List.of(rosa), "");
        decide(rosa, true, "", 1);

        desk.save(tina, talk, "Dear Carla!", 1).andExpect(status().isOk());

        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.state").value("VOID"));
        desk.reply(tina, talk, "Dear Carla!", TOKEN, 1)
                .andExpect(jsonPath("$.code").value("review-needed"));
        await().untilAsserted(() -> assertThat(happened()).contains("REVIEW_ASKED", "REVIEW_APPROVED", "REVIEW_VOID"));
    }

    @Test
    void anApprovalSendsAtOnceInTheWritersName() throws Exception {
        needReview(List.of("AGENT"), List.of());
        desk.save(tina, talk, "Dear Carla", 0);
        String file = desk.attach(tina, talk, "plan.txt");
        ask(List.of(rosa), "");

        talks.inbound(talk, "One more thing");
        send(rosa, 1, 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("moved-on"));
        desk.drafts(tina, talk).andExpect(jsonPath("$.mine.state").value("ASKED"));
        send(rosa, 1, 2).andExpect(status().isNoContent());

        desk.show(tina, talk)
                .andExpect(jsonPath("$.messages[2].author.name").value("Tina"))
                .andExpect(jsonPath("$.messages[2].text").value("Dear Carla"))
                .andExpect(jsonPath("$.messages[2].attachments[0].id").value(file))
                .andExpect(jsonPath("$.draft").doesNotExist());
        assertThat(toReview(rosa)).isEmpty();
    }

    @Test
    void whoLostTheConversationIsNotSentFor() throws Exception {
        desk.save(tina, talk, "Dear Carla", 0);
        ask(List.of(rosa), "");
        talks.hold(talk, rosa, TOKEN + 1);

        send(rosa, 1, 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not-holder"));
        desk.take(rosa, talk, tina, Map.of("token", TOKEN + 1)).andExpect(status().isOk());
        assertThat(reviews()).isZero();
    }

    private ResultActions ask(List<EmployeeId> reviewers, String words) throws Exception {
        return desk.act(
                tina,
                talk,
                "draft/review",
                Map.of("reviewers", reviewers.stream().map(EmployeeId::toString).toList(), "words", words));
    }

    private ResultActions decide(EmployeeId who, boolean approve, String words, long revision) throws Exception {
        return desk.decide(who, talk, tina, Map.of("approve", approve, "words", words, "revision", revision));
    }

    private ResultActions send(EmployeeId who, long revision, int seen) throws Exception {
        return desk.decide(
                who, talk, tina, Map.of("approve", true, "revision", revision, "send", true, "seenSeq", seen));
    }

    private void needReview(List<String> roles, List<EmployeeId> who) throws Exception {
        var body = Map.of(
                "secondReply",
                "REFUSE",
                "reviewedRoles",
                roles,
                "reviewedPeople",
                who.stream().map(EmployeeId::toString).toList());
        web.perform(put("/api/teams/{id}/replying", team)
                        .with(people.as(people.manager("Mona")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andExpect(status().isOk());
        web.perform(put("/api/teams/{id}/replying", team)
                        .with(people.as(tina))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body)))
                .andExpect(status().isForbidden());
    }

    private List<String> toReview(EmployeeId who) {
        return jdbc.sql("""
                select r.conversation_id::text from draft_reviewer r join draft_review w using (conversation_id, writer_id)
                 where r.employee_id = ? and w.state = 'ASKED'
                """).param(who.value()).query(String.class).list();
    }

    private List<String> notified(EmployeeId who) {
        return jdbc.sql("select kind from notification where employee_id = ?")
                .param(who.value())
                .query(String.class)
                .list();
    }

    private long reviews() {
        return jdbc.sql("select count(*) from draft_review where conversation_id = ?")
                .param(talk.value())
                .query(Long.class)
                .single();
    }

    private List<String> happened() throws Exception {
        var answer = web.perform(get("/api/conversations/{id}/activity", talk).with(people.as(tina)));
        return desk.body(answer)
                .valueStream()
                .map(one -> one.path("type").asString())
                .toList();
    }
}
