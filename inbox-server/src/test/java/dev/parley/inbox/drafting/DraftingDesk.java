package dev.parley.inbox.drafting;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people who write together ask of the server. */
record DraftingDesk(MockMvc web, JsonMapper json, People people) {
    ResultActions save(EmployeeId who, ConversationId talk, String text, long revision) throws Exception {
        return save(who, talk, text, "<p>" + text + "</p>", revision);
    }

    ResultActions save(EmployeeId who, ConversationId talk, String text, String html, long revision) throws Exception {
        return send(
                who,
                put("/api/conversations/{id}/draft", talk),
                Map.of("text", text, "html", html, "revision", revision));
    }

    ResultActions drafts(EmployeeId who, ConversationId talk) throws Exception {
        return web.perform(get("/api/conversations/{id}/drafts", talk).with(people.as(who)));
    }

    ResultActions show(EmployeeId who, ConversationId talk) throws Exception {
        return web.perform(get("/api/conversations/{id}", talk).with(people.as(who)));
    }

    ResultActions take(EmployeeId who, ConversationId talk, EmployeeId from, Map<String, Object> body)
            throws Exception {
        return send(who, post("/api/conversations/{id}/drafts/{from}/take", talk, from), body);
    }

    ResultActions act(EmployeeId who, ConversationId talk, String what, Map<String, Object> body) throws Exception {
        return send(who, post("/api/conversations/{id}/" + what, talk), body);
    }

    ResultActions decide(EmployeeId who, ConversationId talk, EmployeeId writer, Map<String, Object> body)
            throws Exception {
        return act(who, talk, "drafts/" + writer + "/review", body);
    }

    ResultActions edit(EmployeeId who, ConversationId talk, EmployeeId writer, Map<String, Object> body)
            throws Exception {
        return send(who, put("/api/conversations/{id}/drafts/{writer}", talk, writer), body);
    }

    ResultActions withdraw(EmployeeId who, ConversationId talk) throws Exception {
        return web.perform(delete("/api/conversations/{id}/draft/review", talk).with(people.as(who)));
    }

    ResultActions share(EmployeeId who, boolean shared) throws Exception {
        return send(who, put("/api/me/drafts"), Map.of("shared", shared));
    }

    ResultActions file(EmployeeId who, String id) throws Exception {
        return web.perform(get("/api/attachments/{id}", id).with(people.as(who)));
    }

    String attach(EmployeeId who, ConversationId talk, String name) throws Exception {
        var file = new MockMultipartFile("file", name, "text/plain", "bytes".getBytes(StandardCharsets.UTF_8));
        return body(web.perform(multipart("/api/conversations/{id}/draft/attachments", talk)
                        .file(file)
                        .with(people.as(who))))
                .path("id")
                .asString();
    }

    ResultActions reply(EmployeeId who, ConversationId talk, String text, long token, int seen) throws Exception {
        return reply(who, talk, text, Map.of("token", token, "seenSeq", seen));
    }

    ResultActions reply(EmployeeId who, ConversationId talk, String text, Map<String, Object> more) throws Exception {
        var request = new HashMap<>(more);
        request.put("text", text);
        return web.perform(post("/api/conversations/{id}/replies", talk)
                .with(people.as(who))
                .header("Idempotency-Key", "key-" + UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(request)));
    }

    JsonNode body(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private ResultActions send(EmployeeId who, MockHttpServletRequestBuilder request, Object body) throws Exception {
        return web.perform(request.with(people.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body)));
    }
}
