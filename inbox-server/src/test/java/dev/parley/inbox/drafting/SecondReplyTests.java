package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
@AutoConfigureMockMvc
class SecondReplyTests {
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
    private EmployeeId anna;
    private EmployeeId bruno;

    @BeforeEach
    void oneHoldsIt() {
        desk = new DraftingDesk(web, json, people);
        team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        talk = talks.open();
        anna = people.agent("Anna", team);
        bruno = people.agent("Bruno", team);
        talks.hold(talk, anna, TOKEN);
    }

    @Test
    void aSecondPersonIsRefusedUntilTheTeamDecidesOtherwise() throws Exception {
        desk.act(bruno, talk, "join", Map.of());

        desk.show(bruno, talk).andExpect(jsonPath("$.secondReply").value("REFUSE"));
        desk.reply(bruno, talk, "Me too", 0, 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not-holder"));
        desk.act(bruno, talk, "take-over", Map.of("from", anna.toString()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("take-over-refused"));
    }

    @Test
    void whoJoinedMayAnswerWhereTheTeamLetsThemAndTheHolderStays() throws Exception {
        decide("JOIN");
        desk.reply(bruno, talk, "Me too", 0, 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("join-first"));
        desk.act(bruno, talk, "join", Map.of());

        desk.reply(bruno, talk, "Me too", 0, 1).andExpect(status().isCreated());

        assertThat(talks.value("holder_id", talk)).isEqualTo(anna.toString());
        assertThat(talks.value("claim_token", talk)).isEqualTo(Long.toString(TOKEN));
        desk.reply(anna, talk, "Blind", TOKEN, 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("moved-on"))
                .andExpect(jsonPath("$.newMessages[0].text").value("Me too"));
        desk.reply(anna, talk, "Seen", TOKEN, 2).andExpect(status().isCreated());
        desk.reply(anna, talk, "Old token", TOKEN - 1, 3)
                .andExpect(jsonPath("$.code").value("not-holder"));
    }

    @Test
    void ofTwoAnswersAtOnceOneGoesOutAndTheOtherWriterSeesIt() throws Exception {
        decide("JOIN");
        desk.act(bruno, talk, "join", Map.of());
        int seen = 1;
        for (int round = 0; round < 10; round++) {
            int newest = seen;
            Callable<Integer> first = () -> answered(anna, TOKEN, newest);
            Callable<Integer> second = () -> answered(bruno, 0, newest);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var codes = threads.invokeAll(List.of(first, second)).stream()
                        .map(Future::resultNow)
                        .sorted()
                        .toList();
                assertThat(codes).containsExactly(201, 409);
            }
            seen = Integer.parseInt(talks.value("last_seq", talk));
            assertThat(seen).isEqualTo(newest + 1);
        }
    }

    private int answered(EmployeeId who, long token, int seen) throws Exception {
        return desk.reply(who, talk, "At once", token, seen)
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void whereTheTeamLetsThemOneTakesOverAndTheOldTokenIsWorthNothing() throws Exception {
        decide("TAKE");
        desk.reply(bruno, talk, "Me too", 0, 1)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("take-over-first"));

        long token = desk.body(desk.act(bruno, talk, "take-over", Map.of("from", anna.toString()))
                        .andExpect(status().isOk()))
                .path("token")
                .asLong();

        desk.reply(anna, talk, "Late", TOKEN, 1).andExpect(jsonPath("$.code").value("take-over-first"));
        desk.reply(bruno, talk, "Mine now", token, 1).andExpect(status().isCreated());
        var carl = people.agent("Carl", team);
        desk.act(carl, talk, "take-over", Map.of("from", anna.toString()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("held"))
                .andExpect(jsonPath("$.holder.name").value("Bruno"));
    }

    private void decide(String policy) {
        jdbc.sql("update team set second_reply = ? where id = ?")
                .params(policy, team.value())
                .update();
    }
}
