package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import dev.parley.inbox.testing.Told;
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
class MentionTests {
    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private People people;

    @Autowired
    private EventStream events;

    private Talks talks;
    private TeamId support;
    private EmployeeId ann;
    private EmployeeId bob;
    private TeamId sales;
    private EmployeeId sid;

    @BeforeEach
    void somebody() {
        support = people.team("Support");
        sales = people.team("Sales");
        talks = new Talks(jdbc, support, people.channel(UUID.randomUUID() + "@acme.example", support));
        ann = people.agent("Ann", support);
        bob = people.agent("Bob", support);
        sid = people.agent("Sid", sales);
    }

    @Test
    void whoIsMentionedMayReadFollowsAndSeesItAsUnreadUntilTheyLookedAtIt() throws Exception {
        var talk = talks.open();
        opened(sid, talk).andExpect(status().isNotFound());
        String before = events.lastId();

        note(ann, talk, "  @Sid can you help?", mention("EMPLOYEE", sid.value(), 2, 4))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.text").value("@Sid can you help?"))
                .andExpect(jsonPath("$.mentions[0].start").value(0))
                .andExpect(jsonPath("$.mentions[0].name").value("Sid"));

        assertThat(Told.since(events, before, talk)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo(EventType.NOTE_ADDED);
            assertThat(told.data()).containsEntry("mentions", sid.toString());
        });
        opened(sid, talk)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.followers[0].name").value("Sid"))
                .andExpect(jsonPath("$.followers[0].invited").value(true));
        listed(sid, "mentioned").andExpect(jsonPath("$.items[0].id").value(talk.toString()));
        counted(sid, 1);
        listed(ann, "mentioned").andExpect(jsonPath("$.items").isEmpty());

        seen(sid, talk, 1);
        counted(sid, 1);
        seen(sid, talk, 2);
        counted(sid, 0);
        listed(sid, "mentioned").andExpect(jsonPath("$.items[0].id").value(talk.toString()));
    }

    @Test
    void whoWasLetInByAMentionLeavesWithIt() throws Exception {
        var talk = talks.open();
        note(ann, talk, "@Sid look", mention("EMPLOYEE", sid.value(), 0, 4)).andExpect(status().isCreated());

        act(sid, talk, "unfollow").andExpect(status().isNoContent());

        opened(sid, talk).andExpect(status().isNotFound());
        listed(sid, "mentioned").andExpect(jsonPath("$.items").isEmpty());
        counted(sid, 0);
        act(sid, talk, "follow").andExpect(status().isNotFound());
    }

    @Test
    void aTeamStandsForItsPeopleAndLetsInThoseWhoCouldNotRead() throws Exception {
        var talk = talks.open();
        note(
                        ann,
                        talk,
                        "@Sales and @Support",
                        mention("TEAM", sales.value(), 0, 6),
                        mention("TEAM", support.value(), 11, 8))
                .andExpect(status().isCreated());

        opened(sid, talk)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.followers.length()").value(1))
                .andExpect(jsonPath("$.followers[0].name").value("Sid"));
        counted(bob, 1);
        counted(ann, 0);
    }

    @Test
    void followingNeedsTheRightToReadAndGivesNone() throws Exception {
        var talk = talks.open();
        String before = events.lastId();
        act(bob, talk, "follow")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.followers[0].invited").value(false));
        act(bob, talk, "follow").andExpect(status().isOk());
        assertThat(Told.since(events, before, talk))
                .singleElement()
                .satisfies(told -> assertThat(told.type()).isEqualTo(EventType.FOLLOWED));

        jdbc.sql("delete from team_member where employee_id = ?")
                .param(bob.value())
                .update();
        opened(bob, talk).andExpect(status().isNotFound());
    }

    @Test
    void mentionsThatDoNotFitAreRefusedInWords() throws Exception {
        var talk = talks.open();
        note(ann, talk, "Hello Sid", mention("EMPLOYEE", sid.value(), 0, 4)).andExpect(status().isBadRequest());
        note(ann, talk, "@Sid", mention("EMPLOYEE", sid.value(), 0, 40)).andExpect(status().isBadRequest());
        note(ann, talk, "@Sid", mention("EMPLOYEE", sid.value(), -1, 4)).andExpect(status().isBadRequest());
        note(ann, talk, "@Sid", mention("EMPLOYEE", sid.value(), 0, Integer.MAX_VALUE))
                .andExpect(status().isBadRequest());
        note(ann, talk, "@Sid @Bob", mention("EMPLOYEE", sid.value(), 0, 9), mention("EMPLOYEE", bob.value(), 5, 4))
                .andExpect(status().isBadRequest());
        note(ann, talk, "@Nobody", mention("EMPLOYEE", Ids.next(), 0, 7))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("unknown-mention"));
        assertThat(talks.value("last_seq", talk)).isEqualTo("1");
    }

    private static Map<String, Object> mention(String kind, UUID id, int start, int length) {
        return Map.of("kind", kind, "id", id, "start", start, "length", length);
    }

    @SafeVarargs
    private ResultActions note(EmployeeId who, ConversationId talk, String text, Map<String, Object>... mentions)
            throws Exception {
        return web.perform(post("/api/conversations/{id}/notes", talk)
                .with(people.as(who))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("text", text, "mentions", List.of(mentions)))));
    }

    private ResultActions opened(EmployeeId who, ConversationId talk) throws Exception {
        return web.perform(get("/api/conversations/{id}", talk).with(people.as(who)));
    }

    private ResultActions listed(EmployeeId who, String view) throws Exception {
        return web.perform(get("/api/conversations").param("view", view).with(people.as(who)));
    }

    private ResultActions act(EmployeeId who, ConversationId talk, String deed) throws Exception {
        return web.perform(post("/api/conversations/{id}/{deed}", talk, deed).with(people.as(who)));
    }

    private void seen(EmployeeId who, ConversationId talk, int seq) throws Exception {
        web.perform(put("/api/conversations/{id}/seen", talk)
                        .with(people.as(who))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(Map.of("seq", seq))))
                .andExpect(status().isNoContent());
    }

    private void counted(EmployeeId who, int mentioned) throws Exception {
        web.perform(get("/api/queue/counts").with(people.as(who)))
                .andExpect(jsonPath("$.mentioned").value(mentioned));
    }
}
