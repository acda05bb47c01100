package dev.parley.inbox.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ParleyTest
class CannedReplyTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private TeamId support;
    private TeamId sales;
    private EmployeeId ann;
    private EmployeeId max;

    @BeforeEach
    void somebody() {
        support = people.team("Support");
        sales = people.team("Sales");
        ann = people.agent("Ann", support);
        max = people.manager("Max");
    }

    @Test
    void everybodyHasTheirOwnAndManagersKeepThoseOfTheTeams() {
        String own = add(ann, canned("Own greeting", "hi", Map.of("personal", true)));
        String ours = add(max, canned("Refund", "refund", Map.of("teamId", support.toString())));
        String theirs = add(max, canned("Offer", "offer", Map.of("teamId", sales.toString())));
        String all = add(max, canned("Opening hours", "", Map.of()));

        assertThat(ids(ann)).contains(own, ours, all).doesNotContain(theirs);
        assertThat(ids(max)).contains(ours, theirs, all).doesNotContain(own);
        refused(ann, HttpMethod.POST, "", canned("Mine for all", "", Map.of()), 403, "forbidden");
        refused(ann, HttpMethod.DELETE, "/" + all, Map.of(), 403, "forbidden");
        refused(max, HttpMethod.DELETE, "/" + own, Map.of(), 404, "not-found");
        refused(ann, HttpMethod.POST, "/" + theirs + "/uses", Map.of(), 404, "not-found");
    }

    @Test
    void aShortcutMeansOneReplyWhereItIsOffered() {
        add(ann, canned("Own greeting", "Hallo", Map.of("personal", true)));
        add(max, canned("Shared greeting", "hallo", Map.of("teamId", support.toString())));

        refused(ann, HttpMethod.POST, "", canned("Again", "hallo", Map.of("personal", true)), 409, "shortcut-taken");
        refused(ann, HttpMethod.POST, "", canned("Spaces", "two words", Map.of("personal", true)), 400, "invalid");
    }

    @Test
    void ofTwoChangesAtOnceTheLaterIsToldOfTheEarlier() {
        String id = add(ann, canned("Greeting", "", Map.of("personal", true)));

        call(ann, HttpMethod.PUT, "/" + id, canned("Kind greeting", "", Map.of("revision", 1)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Kind greeting")
                .jsonPath("$.revision")
                .isEqualTo(2);
        refused(ann, HttpMethod.PUT, "/" + id, canned("Late", "", Map.of("revision", 1)), 409, "changed-meanwhile");
    }

    @Test
    void whatIsKeptIsSafeAndNamesOnlyWhatThereIs() {
        var reply = new HashMap<String, Object>(Map.of("personal", true, "title", "Greeting"));
        reply.put(
                "variants",
                List.of(
                        Map.of(
                                "language",
                                "en",
                                "html",
                                "<p onclick=\"x()\">Hello {{contact.firstName|there}}<script>bad()</script></p>"),
                        Map.of("language", "de", "html", "<p>Guten Tag</p>", "text", "Guten Tag")));
        call(ann, HttpMethod.POST, "", reply)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.variants[1].html")
                .isEqualTo("<p>Hello {{contact.firstName|there}}</p>")
                .jsonPath("$.variants[1].text")
                .isEqualTo("Hello {{contact.firstName|there}}");

        reply.put("variants", List.of(Map.of("language", "en", "text", "Dear {{contact.frstName}}")));
        refused(ann, HttpMethod.POST, "", reply, 422, "unknown-variable");
        reply.put("variants", List.of(Map.of("language", "es", "text", "Hola")));
        refused(ann, HttpMethod.POST, "", reply, 400, "invalid");
        reply.put("variants", List.of());
        refused(ann, HttpMethod.POST, "", reply, 400, "invalid");
    }

    @Test
    void whatIsUsedMostComesFirst() {
        String seldom = add(ann, canned("A", "", Map.of("personal", true)));
        String often = add(ann, canned("B", "", Map.of("personal", true)));

        call(ann, HttpMethod.POST, "/" + often + "/uses", Map.of())
                .expectStatus()
                .isNoContent();

        assertThat(ids(ann)).containsSubsequence(often, seldom);
    }

    @Test
    void theComposerLearnsWhatToFillInAndInWhichLanguage() {
        var talks = new Talks(jdbc, support, people.channel(UUID.randomUUID() + "@acme.example", support));
        ConversationId talk = talks.open();
        talks.inbound(talk, "Die Lampe ist kaputt, können Sie mir bitte eine neue schicken?");

        people.signIn(ann)
                .client()
                .get()
                .uri("/api/conversations/{id}/variables", talk)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.language")
                .isEqualTo("de")
                .jsonPath("$.values['contact.firstName']")
                .isEqualTo("Carla")
                .jsonPath("$.values['employee.name']")
                .isEqualTo("Ann")
                .jsonPath("$.values['conversation.number']")
                .isEqualTo(talks.value("number", talk));
        people.signIn(people.agent("Sid", sales))
                .client()
                .get()
                .uri("/api/conversations/{id}/variables", talk)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static Map<String, Object> canned(String title, String shortcut, Map<String, Object> more) {
        var reply = new HashMap<String, Object>(more);
        reply.put("title", title);
        reply.put("shortcut", shortcut);
        reply.put("variants", List.of(Map.of("language", "en", "html", "<p>Hello</p>", "text", "Hello")));
        return reply;
    }

    private String add(EmployeeId who, Map<String, Object> reply) {
        var body = call(who, HttpMethod.POST, "", reply)
                .expectStatus()
                .isCreated()
                .returnResult(Map.class)
                .getResponseBody();
        return String.valueOf(Objects.requireNonNull(body).get("id"));
    }

    private List<String> ids(EmployeeId who) {
        var body = people.signIn(who)
                .client()
                .get()
                .uri("/api/canned-replies")
                .exchange()
                .returnResult(Map[].class)
                .getResponseBody();
        return Arrays.stream(Objects.requireNonNull(body))
                .map(each -> String.valueOf(each.get("id")))
                .toList();
    }

    private void refused(
            EmployeeId who, HttpMethod method, String path, Map<String, Object> body, int status, String code) {
        call(who, method, path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private RestTestClient.ResponseSpec call(EmployeeId who, HttpMethod method, String path, Map<String, Object> body) {
        return people.signIn(who)
                .client()
                .method(method)
                .uri("/api/canned-replies" + path)
                .body(body)
                .exchange();
    }
}
