package dev.parley.inbox.macro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.Claims;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ParleyTest
class MacroTests {
    @Autowired
    private People people;

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private JdbcClient jdbc;

    private EmployeeId ann;
    private EmployeeId max;
    private ConversationId talk;

    @BeforeEach
    void aConversationWaits() {
        TeamId team = people.team("Support");
        ann = people.agent("Ann", team);
        max = people.manager("Max");
        var ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 1);
        queue.enqueue(Waiting.entries(team, ids));
        talk = ids.getFirst();
    }

    @Test
    void everythingIsDoneInOrderAndReported() {
        long token = claims.claim(ann, talk).token();
        String reply = id(call(
                ann,
                HttpMethod.POST,
                "/api/canned-replies",
                Map.of(
                        "personal",
                        true,
                        "title",
                        "Bye",
                        "variants",
                        List.of(Map.of("language", "en", "text", "Bye, says {{employee.name}}.")))));
        String macro = macro(
                ann,
                true,
                List.of(
                        Map.of("kind", "INSERT_REPLY", "target", reply),
                        Map.of("kind", "SET_PRIORITY", "priority", "HIGH"),
                        Map.of("kind", "ADD_NOTE", "text", "Closed by a macro."),
                        Map.of("kind", "CLOSE")));

        call(ann, HttpMethod.POST, "/api/conversations/" + talk + "/macros/" + macro, Map.of("token", token))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("Bye, says Ann.")
                .jsonPath("$.steps[?(@.outcome != 'DONE')]")
                .isEmpty();

        assertThat(value("status")).isEqualTo("CLOSED");
        assertThat(value("priority")).isNotEqualTo("NORMAL");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneIsSaidAndWhatComesAfterIsNotTried() {
        String macro = macro(
                max,
                false,
                List.of(
                        Map.of("kind", "ADD_NOTE", "text", "First."),
                        Map.of("kind", "ADD_TAG", "target", Ids.next().toString()),
                        Map.of("kind", "CLOSE")));

        call(ann, HttpMethod.POST, "/api/conversations/" + talk + "/macros/" + macro, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.steps[0].outcome")
                .isEqualTo("DONE")
                .jsonPath("$.steps[1].outcome")
                .isEqualTo("FAILED")
                .jsonPath("$.steps[1].code")
                .isEqualTo("not-found")
                .jsonPath("$.steps[2].outcome")
                .isEqualTo("SKIPPED");
        call(ann, HttpMethod.POST, "/api/conversations/" + talk + "/macros/" + macro, Map.of());

        assertThat(value("status")).isEqualTo("OPEN");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void nobodyRunsWhatIsNotTheirsOrWhereTheyMayNotRead() {
        String own = macro(ann, true, List.of(Map.of("kind", "CLOSE")));
        String all = macro(max, false, List.of(Map.of("kind", "CLOSE")));

        call(max, HttpMethod.POST, "/api/conversations/" + talk + "/macros/" + own, Map.of())
                .expectStatus()
                .isNotFound();
        call(
                        people.agent("Sid", people.team("Sales")),
                        HttpMethod.POST,
                        "/api/conversations/" + talk + "/macros/" + all,
                        Map.of())
                .expectStatus()
                .isNotFound();
        call(ann, HttpMethod.DELETE, "/api/macros/" + all, Map.of())
                .expectStatus()
                .isForbidden();
        call(
                        ann,
                        HttpMethod.POST,
                        "/api/macros",
                        Map.of(
                                "name",
                                "x",
                                "personal",
                                true,
                                "actions",
                                List.of(Map.of("kind", "CLOSE"), Map.of("kind", "ADD_NOTE", "text", "late"))))
                .expectStatus()
                .isBadRequest();
    }

    private String macro(EmployeeId who, boolean personal, List<Map<String, String>> actions) {
        return id(call(
                who,
                HttpMethod.POST,
                "/api/macros",
                Map.of("name", "Macro", "personal", personal, "actions", actions)));
    }

    private static String id(RestTestClient.ResponseSpec answer) {
        var body = answer.expectStatus().isCreated().returnResult(Map.class).getResponseBody();
        return String.valueOf(Objects.requireNonNull(body).get("id"));
    }

    private String value(String column) {
        return jdbc.sql("select cast(" + column + " as text) from conversation where id = ?")
                .param(talk.value())
                .query(String.class)
                .single();
    }

    private long notes() {
        return jdbc.sql("select count(*) from message where conversation_id = ? and direction = 'NOTE'")
                .param(talk.value())
                .query(Long.class)
                .single();
    }

    private RestTestClient.ResponseSpec call(EmployeeId who, HttpMethod method, String path, Map<String, Object> body) {
        return people.signIn(who)
                .client()
                .method(method)
                .uri(path)
                .header("Idempotency-Key", "one-run-of-this-test")
                .body(body)
                .exchange();
    }
}
