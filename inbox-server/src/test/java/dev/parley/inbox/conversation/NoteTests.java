package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import dev.parley.inbox.testing.Told;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
class NoteTests {
    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private People people;

    @Autowired
    private Notes notes;

    @Autowired
    private EventStream events;

    private Talks talks;
    private EmployeeId ann;
    private EmployeeId stranger;

    @BeforeEach
    void somebody() {
        TeamId team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        ann = people.agent("Ann", team);
        stranger = people.agent("Sid", people.team("Sales"));
    }

    @Test
    void aNoteIsStoredAndToldWithoutEndingTheWaiting() throws Exception {
        var talk = talks.open();
        String waiting = talks.value("waiting_since", talk);
        String before = events.lastId();

        note(ann, talk, "key-00001", "  Call her back.\u0000 ")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.seq").value(2))
                .andExpect(jsonPath("$.direction").value("NOTE"))
                .andExpect(jsonPath("$.text").value("Call her back."))
                .andExpect(jsonPath("$.author.name").value("Ann"))
                .andExpect(jsonPath("$.clientKey").value("key-00001"))
                .andExpect(jsonPath("$.delivery").doesNotExist());

        assertThat(talks.value("last_seq", talk)).isEqualTo("2");
        assertThat(talks.value("waiting_since", talk)).isEqualTo(waiting).isNotEmpty();
        assertThat(talks.value("last_direction", talk)).isEqualTo("INBOUND");
        assertThat(talks.value("snippet", talk)).isEqualTo("It does not shine.");
        assertThat(Told.since(events, before, talk)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo(EventType.NOTE_ADDED);
            assertThat(told.version()).isEqualTo(Long.parseLong(talks.value("version", talk)));
            assertThat(told.data()).containsEntry("seq", "2").containsKey("messageId");
        });
    }

    @Test
    void theSameKeyIsTheSameNoteAlsoWhenAllComeAtOnce() throws Exception {
        var talk = talks.open();
        Callable<MessageId> once = () -> notes.add(talk, ann, "Only once.", new ClientKey("one-key-for-all"));

        try (var threads = Executors.newFixedThreadPool(20)) {
            var ids = threads
                    .invokeAll(IntStream.range(0, 20).mapToObj(n -> once).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        }

        assertThat(talks.value("last_seq", talk)).isEqualTo("2");
        note(ann, talk, "one-key-for-all", "Something else.")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("key-reused"));
    }

    @Test
    void aClosedConversationTakesNotes() throws Exception {
        var talk = talks.open();
        jdbc.sql("update conversation set status = 'CLOSED' where id = ?")
                .param(talk.value())
                .update();

        note(ann, talk, "key-00002", "For the record.").andExpect(status().isCreated());
    }

    @Test
    void nonsenseIsRefusedInWords() throws Exception {
        var talk = talks.open();
        note(ann, talk, "key-00003", " \n\u0000").andExpect(status().isUnprocessableContent());
        note(ann, talk, "key-00003", "x".repeat(100_001)).andExpect(status().isContentTooLarge());
        note(ann, talk, "short", "text").andExpect(status().isBadRequest());
        note(stranger, talk, "key-00004", "text").andExpect(status().isNotFound());
        assertThat(talks.value("last_seq", talk)).isEqualTo("1");
    }

    private ResultActions note(EmployeeId who, ConversationId talk, String key, String text) throws Exception {
        return web.perform(post("/api/conversations/{id}/notes", talk)
                .with(people.as(who))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("text", text))));
    }
}
