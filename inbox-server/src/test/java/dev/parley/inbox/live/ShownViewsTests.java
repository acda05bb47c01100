package dev.parley.inbox.live;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Views on the screen of a browser. */
@ParleyTest
class ShownViewsTests {
    private static final String VIEWS = "/user/queue/views";

    @Autowired
    private Queue queue;

    @Autowired
    private Claims claims;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private TeamId team;
    private EmployeeId alice;
    private EmployeeId bob;
    private List<ConversationId> ids;

    @BeforeEach
    void threeCustomersWait() {
        team = people.team("Support");
        alice = people.agent("Alice", team);
        bob = people.agent("Bob", team);
        ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 3);
        queue.enqueue(Waiting.entries(team, ids));
    }

    private JsonNode next(Screen screen) {
        var heard = screen.next();
        assertThat(heard.headers()).containsEntry("destination", VIEWS);
        return json.readTree(heard.body());
    }

    private String shown(String name, String filter) {
        return "{\"views\": [{\"name\": \"" + name + "\", \"filter\": " + filter + "}]}";
    }

    @Test
    void aBrowserHearsWhoComesAndGoesAndHowManyThereAre() {
        try (var screen = Screen.of(people.address(), people.signIn(bob)).subscribe(VIEWS)) {
            screen.ask("/app/views", "v", shown("free", "{\"field\": \"holder\", \"present\": false}"));
            var first = next(screen);
            assertThat(first.path("view").asString()).isEqualTo("free");
            assertThat(first.path("count").asInt()).isEqualTo(3);

            claims.claim(alice, ids.getFirst());

            var gone = next(screen);
            assertThat(gone.path("count").asInt()).isEqualTo(2);
            assertThat(gone.path("out").valueStream().map(JsonNode::asString))
                    .containsExactly(ids.getFirst().toString());
            assertThat(gone.path("in").isEmpty()).isTrue();

            screen.ask("/app/views", "v", shown("held", "{\"field\": \"holder\", \"present\": true}"));
            assertThat(next(screen).path("count").asInt()).isOne();
            claims.claim(alice, ids.get(1));

            var came = next(screen);
            assertThat(came.path("view").asString()).isEqualTo("held");
            assertThat(came.at("/in/0/id").asString()).isEqualTo(ids.get(1).toString());
            assertThat(came.at("/in/0").has("claimToken")).isFalse();
        }
    }

    @Test
    void whoLeavesATeamSeesItsConversationsNoMore() {
        try (var screen = Screen.of(people.address(), people.signIn(bob)).subscribe(VIEWS)) {
            screen.ask("/app/views", "v", shown("all", "{\"all\": []}"));
            assertThat(next(screen).path("count").asInt()).isEqualTo(3);

            jdbc.sql("delete from team_member where employee_id = ?")
                    .param(bob.value())
                    .update();

            assertThat(next(screen).path("count").asInt()).isZero();
        }
    }

    @Test
    void aFilterThatCannotBeUnderstoodIsRefused() {
        try (var screen = Screen.of(people.address(), people.signIn(bob)).subscribe("/user/queue/replies")) {
            screen.ask("/app/views", "v1", shown("bad", "{\"field\": \"nonsense\", \"present\": true}"));

            var answer = json.readTree(screen.next().body());

            assertThat(answer.path("ok").asBoolean()).isFalse();
            assertThat(answer.at("/problem/path").asString()).isEqualTo("filter");
        }
    }
}
