package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
@AutoConfigureMockMvc
class SharedDraftTests {
    private static final long TOKEN = 7;

    @Autowired
    private MockMvc web;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private EventStream events;

    private DraftingDesk desk;
    private String before;
    private Talks talks;
    private ConversationId talk;
    private EmployeeId anna;
    private EmployeeId bruno;

    @BeforeEach
    void twoColleagues() {
        before = events.lastId();
        desk = new DraftingDesk(web, json, people);
        TeamId team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        talk = talks.open();
        anna = people.agent("Anna", team);
        bruno = people.agent("Bruno", team);
    }

    @Test
    void aColleagueSeesWhatSomebodyHasBegun() throws Exception {
        desk.save(bruno, talk, "Dear Carla,", 0);
        String file = desk.attach(bruno, talk, "plan.txt");

        desk.drafts(anna, talk)
                .andExpect(jsonPath("$.drafts.length()").value(1))
                .andExpect(jsonPath("$.drafts[0].draft.writer.name").value("Bruno"))
                .andExpect(jsonPath("$.drafts[0].draft.text").value("Dear Carla,"))
                .andExpect(jsonPath("$.drafts[0].draft.attachments[0].name").value("plan.txt"))
                .andExpect(jsonPath("$.drafts[0].mayReview").value(false));
        desk.show(anna, talk)
                .andExpect(jsonPath("$.drafting[0].name").value("Bruno"))
                .andExpect(jsonPath("$.draft").doesNotExist());
        desk.file(anna, file).andExpect(status().isOk());
        desk.drafts(bruno, talk).andExpect(jsonPath("$.drafts").isEmpty());
    }

    @Test
    void whoMayNotReadTheConversationSeesNoDraftOfIt() throws Exception {
        var stranger = people.agent("Sid", people.team("Sales"));
        desk.save(bruno, talk, "Internal thoughts", 0);
        String file = desk.attach(bruno, talk, "plan.txt");

        desk.drafts(stranger, talk).andExpect(status().isNotFound());
        desk.file(stranger, file).andExpect(status().isNotFound());
        desk.take(stranger, talk, bruno, Map.of()).andExpect(status().isNotFound());
        desk.edit(stranger, talk, bruno, Map.of("text", "x", "revision", 1)).andExpect(status().isNotFound());
        desk.decide(stranger, talk, bruno, Map.of("approve", true, "revision", 1))
                .andExpect(status().isNotFound());
    }

    @Test
    void whoKeepsDraftsPrivateIsNeitherSeenNorTakenOver() throws Exception {
        desk.share(bruno, false).andExpect(jsonPath("$.shared").value(false));
        desk.save(bruno, talk, "For my eyes", 0);
        String file = desk.attach(bruno, talk, "plan.txt");

        desk.drafts(anna, talk).andExpect(jsonPath("$.drafts").isEmpty());
        desk.show(anna, talk).andExpect(jsonPath("$.drafting").isEmpty());
        desk.file(anna, file).andExpect(status().isNotFound());
        desk.file(bruno, file).andExpect(status().isOk());
        talks.hold(talk, anna, TOKEN);
        desk.take(anna, talk, bruno, Map.of("token", TOKEN)).andExpect(status().isNotFound());
        assertThat(talks.value("version", talk)).isEqualTo("2");
    }

    @Test
    void hostileHtmlIsHarmlessInOtherEyes() throws Exception {
        String html = "<p onclick=\"x()\">Hi<script>alert(1)</script>"
                + "<img src=\"https://tracker.example/a.png\"><img src=\"/api/attachments/" + UUID.randomUUID()
                + "?inline\"><a href=\"javascript:x()\">link</a></p>";
        desk.save(bruno, talk, "Hi", html, 0);

        String seen =
                desk.body(desk.drafts(anna, talk)).at("/drafts/0/draft/html").asString();
        assertThat(seen)
                .contains("Hi", "link")
                .doesNotContain("script", "onclick", "tracker.example", "<img", "/api/attachments");
        talks.hold(talk, anna, TOKEN);
        String taken = desk.body(desk.take(anna, talk, bruno, Map.of("token", TOKEN)))
                .at("/draft/html")
                .asString();
        assertThat(taken).isEqualTo(seen);
    }

    @Test
    void theHolderTakesADraftOverWithItsFilesAboveTheirOwn() throws Exception {
        talks.hold(talk, anna, TOKEN);
        desk.save(bruno, talk, "Bruno's words", 0);
        String file = desk.attach(bruno, talk, "plan.txt");
        desk.save(anna, talk, "Anna's words", 0);

        desk.take(anna, talk, bruno, Map.of("token", TOKEN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.draft.text").value("Bruno's words\n\nAnna's words"))
                .andExpect(jsonPath("$.draft.html").value("<p>Bruno's words</p><p>Anna's words</p>"))
                .andExpect(jsonPath("$.draft.attachments[0].id").value(file));

        desk.show(bruno, talk)
                .andExpect(jsonPath("$.draft.text").value(""))
                .andExpect(jsonPath("$.draft.revision").value(2))
                .andExpect(jsonPath("$.draft.taken.by.name").value("Anna"))
                .andExpect(jsonPath("$.draft.attachments").isEmpty());
        desk.drafts(anna, talk).andExpect(jsonPath("$.drafts").isEmpty());
        assertThat(events(talk)).containsSubsequence(EventType.DRAFT_BEGUN, EventType.DRAFT_TAKEN);
        desk.take(anna, talk, bruno, Map.of("token", TOKEN)).andExpect(status().isNotFound());
    }

    @Test
    void aLateSaveDoesNotDoubleWhatWasTaken() throws Exception {
        talks.hold(talk, anna, TOKEN);
        desk.save(bruno, talk, "Once", 0);
        desk.take(anna, talk, bruno, Map.of("token", TOKEN)).andExpect(status().isOk());

        for (long revision : new long[] {0, 1}) {
            desk.save(bruno, talk, "Once and", revision)
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("draft-taken"))
                    .andExpect(jsonPath("$.draft.revision").value(2));
        }
        desk.save(bruno, talk, "New words", 2).andExpect(jsonPath("$.revision").value(3));
        desk.drafts(anna, talk).andExpect(jsonPath("$.drafts[0].draft.text").value("New words"));
    }

    @Test
    void whatWasTakenIsNotSentByItsWriterAsWell() throws Exception {
        talks.hold(talk, bruno, TOKEN);
        desk.save(bruno, talk, "Once", 0);
        talks.hold(talk, anna, TOKEN + 1);
        desk.take(anna, talk, bruno, Map.of("token", TOKEN + 1)).andExpect(status().isOk());
        talks.hold(talk, bruno, TOKEN + 2);

        desk.reply(bruno, talk, "Once", Map.of("token", TOKEN + 2, "seenSeq", 1, "draftRevision", 1))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("draft-taken"));
        desk.reply(bruno, talk, "Something else", Map.of("token", TOKEN + 2, "seenSeq", 1, "draftRevision", 2))
                .andExpect(status().isCreated());
    }

    @Test
    void theWriterGetsACopyBackOnce() throws Exception {
        talks.hold(talk, anna, TOKEN);
        desk.save(bruno, talk, "Taken words", 0);
        String file = desk.attach(bruno, talk, "plan.txt");
        desk.take(anna, talk, bruno, Map.of("token", TOKEN)).andExpect(status().isOk());
        desk.save(bruno, talk, "since", 2);

        var copy = desk.body(desk.act(bruno, talk, "draft/copy-back", Map.of()).andExpect(status().isOk()));
        assertThat(copy.path("text").asString()).isEqualTo("Taken words\n\nsince");
        assertThat(copy.path("taken").isMissingNode() || copy.path("taken").isNull())
                .isTrue();
        String copied = copy.at("/attachments/0/id").asString();
        assertThat(copied).isNotEqualTo(file);
        desk.file(bruno, copied).andExpect(status().isOk());
        desk.show(anna, talk)
                .andExpect(jsonPath("$.draft.text").value("Taken words"))
                .andExpect(jsonPath("$.draft.attachments[0].id").value(file));
        desk.act(bruno, talk, "draft/copy-back", Map.of())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("nothing-taken"));
    }

    @Test
    void onlyTheHolderTakesADraftOver() throws Exception {
        talks.hold(talk, bruno, TOKEN);
        desk.save(bruno, talk, "Mine", 0);

        desk.take(anna, talk, bruno, Map.of("token", TOKEN))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not-holder"));
        desk.take(anna, talk, bruno, Map.of())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("held"));
        desk.show(bruno, talk).andExpect(jsonPath("$.draft.text").value("Mine"));
    }

    @Test
    void whereNobodyHoldsItTheDraftComesWithTheClaim() throws Exception {
        desk.save(bruno, talk, "Half an answer", 0);

        long token = desk.body(desk.take(anna, talk, bruno, Map.of()).andExpect(status().isOk()))
                .path("token")
                .asLong();

        assertThat(talks.value("holder_id", talk)).isEqualTo(anna.toString());
        desk.reply(anna, talk, "Half an answer, and the rest", token, 1).andExpect(status().isCreated());
        desk.show(anna, talk).andExpect(jsonPath("$.drafting").isEmpty());
    }

    private List<EventType> events(ConversationId id) {
        return events.listAfter(before, 1000).stream()
                .map(RecordedEvent::event)
                .filter(event -> id.value().equals(event.conversation()))
                .map(ParleyEvent::type)
                .toList();
    }
}
