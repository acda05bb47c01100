package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest(properties = {"parley.attachments.max-size=1KB", "parley.attachments.max-count=3"})
@AutoConfigureMockMvc
@Import(DraftTests.Limits.class)
class DraftTests {
    @TestConfiguration
    static class Limits {
        @Bean
        @Primary
        AttachmentLimit twoKilobytes() {
            return conversation -> 2048;
        }
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private People people;

    @Autowired
    private DraftAttachments attachments;

    private Talks talks;
    private ConversationId talk;
    private EmployeeId ann;
    private EmployeeId bob;

    @BeforeEach
    void somebody() {
        TeamId team = people.team("Support");
        talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        talk = talks.open();
        ann = people.agent("Ann", team);
        bob = people.agent("Bob", team);
    }

    @Test
    void aDraftIsKeptForItsWriterAlone() throws Exception {
        save(ann, "Dear Carla,", 0).andExpect(jsonPath("$.revision").value(1));
        save(ann, "Dear Carla, thank you", 1).andExpect(jsonPath("$.revision").value(2));

        show(ann)
                .andExpect(jsonPath("$.draft.text").value("Dear Carla, thank you"))
                .andExpect(jsonPath("$.draft.revision").value(2));
        show(bob).andExpect(jsonPath("$.draft").doesNotExist());
        // That it was begun is told once, whatever is saved afterwards.
        assertThat(talks.value("version", talk)).isEqualTo("3");
    }

    @Test
    void theNewerDraftWinsAndIsShown() throws Exception {
        save(ann, "first window", 0);
        save(ann, "second window", 1);

        save(ann, "first window again", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("newer-draft"))
                .andExpect(jsonPath("$.draft.text").value("second window"))
                .andExpect(jsonPath("$.draft.revision").value(2));
        save(ann, "a third begins", 0).andExpect(status().isConflict());
        save(ann, "second window", 1).andExpect(jsonPath("$.revision").value(2));
        show(ann).andExpect(jsonPath("$.draft.text").value("second window"));
    }

    @Test
    void aLateSaveDoesNotBringBackWhatIsGone() throws Exception {
        save(ann, "soon gone", 0);
        web.perform(delete("/api/conversations/{id}/draft", talk).with(people.as(ann)))
                .andExpect(status().isNoContent());

        save(ann, "soon gone, says a window", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("draft-gone"));
        show(ann).andExpect(jsonPath("$.draft").doesNotExist());
    }

    @Test
    void filesComeAndGoWithTheDraft() throws Exception {
        var first = attach(ann, "C:\\secret\\..\\cat\u202Egnp.exe\r\n", "image/png; name=x", "meow");
        var second = attach(ann, "", "nonsense", "woof");
        show(ann)
                .andExpect(jsonPath("$.draft.revision").value(0))
                .andExpect(jsonPath("$.draft.attachments[0].name").value("catgnp.exe"))
                .andExpect(jsonPath("$.draft.attachments[0].mediaType").value("image/png"))
                .andExpect(jsonPath("$.draft.attachments[0].size").value(4))
                .andExpect(jsonPath("$.draft.attachments[1].name").value("file"))
                .andExpect(jsonPath("$.draft.attachments[1].mediaType").value("application/octet-stream"));

        save(ann, "see the files", 0, List.of(second, first)).andExpect(status().isOk());
        show(ann).andExpect(jsonPath("$.draft.attachments[0].id").value(second));
        web.perform(get("/api/attachments/{id}", first).with(people.as(ann)))
                .andExpect(content().string("meow"));
        web.perform(get("/api/attachments/{id}", first).with(people.as(people.agent("Sid", people.team("Sales")))))
                .andExpect(status().isNotFound());

        remove(bob, first);
        show(ann).andExpect(jsonPath("$.draft.attachments.length()").value(2));
        remove(ann, first);
        show(ann).andExpect(jsonPath("$.draft.attachments.length()").value(1));
        web.perform(delete("/api/conversations/{id}/draft", talk).with(people.as(ann)));
        show(ann).andExpect(jsonPath("$.draft").doesNotExist());
        assertThat(stored(first) + stored(second)).isZero();
    }

    @Test
    void filesStayWithinWhatTheChannelCarries() throws Exception {
        upload(ann, "large.bin", "x".repeat(1025))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("too-large"));
        upload(ann, "a.bin", "x".repeat(1000)).andExpect(status().isCreated());
        upload(ann, "b.bin", "x".repeat(1000)).andExpect(status().isCreated());
        upload(ann, "c.bin", "x".repeat(1000)).andExpect(status().isContentTooLarge());
        upload(ann, "d.bin", "x").andExpect(status().isCreated());
        upload(ann, "e.bin", "x").andExpect(status().isContentTooLarge());
        upload(bob, "f.bin", "x".repeat(1000)).andExpect(status().isCreated());
        upload(people.agent("Sid", people.team("Sales")), "g.bin", "x").andExpect(status().isNotFound());
    }

    @Test
    void filesNobodyGoesOnWritingForAreDeletedInTheEnd() throws Exception {
        attach(ann, "abandoned.txt", "text/plain", "x");
        attach(bob, "kept.txt", "text/plain", "x");
        save(bob, "I am still at it", 0);
        jdbc.sql("update attachment set created_at = created_at - interval '8 days'")
                .update();
        attach(ann, "fresh.txt", "text/plain", "x");

        attachments.sweep();

        show(ann)
                .andExpect(jsonPath("$.draft.attachments[0].name").value("fresh.txt"))
                .andExpect(jsonPath("$.draft.attachments.length()").value(1));
        show(bob).andExpect(jsonPath("$.draft.attachments[0].name").value("kept.txt"));
    }

    @Test
    void nonsenseIsRefusedInWords() throws Exception {
        save(ann, "x".repeat(500_001), 0).andExpect(status().isContentTooLarge());
        save(ann, "with \u0000 in it", 0).andExpect(status().isOk());
        save(people.agent("Sid", people.team("Sales")), "not mine", 0).andExpect(status().isNotFound());
        save(ann, "revision of the future", 99).andExpect(status().isConflict());
    }

    private ResultActions save(EmployeeId who, String text, long revision) throws Exception {
        return save(who, text, revision, List.of());
    }

    private ResultActions save(EmployeeId who, String text, long revision, List<String> files) throws Exception {
        return web.perform(put("/api/conversations/{id}/draft", talk)
                .with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(
                        Map.of("text", text, "html", "<p>" + text, "revision", revision, "attachmentIds", files))));
    }

    private ResultActions show(EmployeeId who) throws Exception {
        return web.perform(get("/api/conversations/{id}", talk).with(people.as(who)));
    }

    private ResultActions upload(EmployeeId who, String name, String bytes) throws Exception {
        return upload(
                who, new MockMultipartFile("file", name, "application/pdf", bytes.getBytes(StandardCharsets.UTF_8)));
    }

    private ResultActions upload(EmployeeId who, MockMultipartFile file) throws Exception {
        return web.perform(multipart("/api/conversations/{id}/draft/attachments", talk)
                .file(file)
                .with(people.as(who)));
    }

    private String attach(EmployeeId who, String name, String type, String bytes) throws Exception {
        var answer = upload(who, new MockMultipartFile("file", name, type, bytes.getBytes(StandardCharsets.UTF_8)))
                .andExpect(status().isCreated())
                .andReturn();
        return json.readTree(answer.getResponse().getContentAsString())
                .path("id")
                .asString();
    }

    private void remove(EmployeeId who, String file) throws Exception {
        web.perform(delete("/api/conversations/{id}/draft/attachments/{file}", talk, file)
                        .with(people.as(who)))
                .andExpect(status().isNoContent());
    }

    private long stored(String file) {
        return jdbc.sql("select count(*) from attachment where id = ?")
                .param(UUID.fromString(file))
                .query(Long.class)
                .single();
    }
}
