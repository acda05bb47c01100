package dev.parley.inbox.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class SavedViewTests {
    private static final Map<String, Object> OPEN = Map.of("field", "status", "in", List.of("OPEN"));

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final JsonMapper json = new JsonMapper();
    private TeamId team;
    private Browser ann;
    private Browser bea;
    private Browser stranger;
    private Browser boss;

    @BeforeEach
    void somebody() {
        team = people.team("Support");
        ann = people.signIn(people.agent("Ann", team));
        bea = people.signIn(people.agent("Bea", team));
        stranger = people.signIn(people.agent("Sid", people.team("Sales")));
        boss = people.signIn(people.manager("Boss"));
    }

    private JsonNode send(Browser who, String method, String path, Object body, HttpStatus expected) {
        var answer = who.client()
                .method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return answer == null ? json.createObjectNode() : json.readTree(answer);
    }

    private JsonNode get(Browser who, String path, Object... values) {
        return json.readTree(who.client()
                .get()
                .uri(path, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> names(Browser who) {
        return get(who, "/api/views")
                .path("items")
                .valueStream()
                .map(view -> view.path("name").asString())
                .toList();
    }

    private Map<String, Object> wanted(String name, String sharing) {
        var wanted = new HashMap<String, Object>(Map.of("name", name, "filter", OPEN, "sort", "WAITING"));
        wanted.put("sharing", sharing);
        wanted.put("teamId", team.toString());
        return wanted;
    }

    @Test
    void aViewIsSeenByThoseItIsSharedWith() {
        String own = "Own " + Ids.next();
        String teams = "Team " + Ids.next();
        send(ann, "POST", "/api/views", wanted(own, "PERSONAL"), HttpStatus.CREATED);
        send(ann, "POST", "/api/views", wanted(teams, "TEAM"), HttpStatus.CREATED);

        assertThat(names(ann)).contains(own, teams);
        assertThat(names(bea)).contains(teams).doesNotContain(own);
        assertThat(names(boss)).contains(teams).doesNotContain(own);
        assertThat(names(stranger)).doesNotContain(own, teams);
    }

    @Test
    void onlyManagersShareWithTheCompany() {
        String name = "All " + Ids.next();
        send(ann, "POST", "/api/views", wanted(name, "COMPANY"), HttpStatus.FORBIDDEN);
        send(stranger, "POST", "/api/views", wanted(name, "TEAM"), HttpStatus.NOT_FOUND);
        var made = send(boss, "POST", "/api/views", wanted(name, "COMPANY"), HttpStatus.CREATED);

        assertThat(names(stranger)).contains(name);
        send(
                ann,
                "PUT",
                "/api/views/" + made.path("id").asString(),
                with(wanted("Mine now", "PERSONAL"), "version", 1),
                HttpStatus.FORBIDDEN);
        send(boss, "DELETE", "/api/views/" + made.path("id").asString(), Map.of(), HttpStatus.NO_CONTENT);
        assertThat(names(stranger)).doesNotContain(name);
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        var made = send(ann, "POST", "/api/views", wanted("Ours " + Ids.next(), "TEAM"), HttpStatus.CREATED);
        String path = "/api/views/" + made.path("id").asString();

        var changed = send(boss, "PUT", path, with(wanted("Renamed", "TEAM"), "version", 1), HttpStatus.OK);
        var refused = send(ann, "PUT", path, with(wanted("Otherwise", "TEAM"), "version", 1), HttpStatus.CONFLICT);

        assertThat(changed.path("version").asLong()).isEqualTo(2);
        assertThat(refused.path("code").asString()).isEqualTo("view-changed");
        assertThat(get(ann, path).path("name").asString()).isEqualTo("Renamed");
    }

    @Test
    void everybodyHasAnOrderOfTheirOwn() {
        var ids = List.of("B", "A", "C").stream()
                .map(name -> send(ann, "POST", "/api/views", wanted(name, "TEAM"), HttpStatus.CREATED)
                        .path("id")
                        .asString())
                .toList();
        send(
                ann,
                "PUT",
                "/api/views/order",
                Map.of("order", ids, "hidden", List.of(ids.getLast())),
                HttpStatus.NO_CONTENT);

        assertThat(names(ann)).startsWith("B", "A", "C");
        assertThat(names(bea)).containsSubsequence("A", "B", "C");
        var hidden = get(ann, "/api/views")
                .path("items")
                .valueStream()
                .filter(view -> view.path("hidden").asBoolean())
                .map(view -> view.path("name").asString());
        assertThat(hidden).containsExactly("C");
    }

    @Test
    void aFilterListsAndCountsWhatTheAskerMaySee() {
        var talks = new Talks(jdbc, team, people.channel(Ids.next() + "@acme.example", team));
        String subject = "Parcel " + Ids.next();
        for (int i = 0; i < 3; i++) {
            jdbc.sql("update conversation set subject = ? where id = ?")
                    .params(subject, talks.open().value())
                    .update();
        }
        String filter = json.writeValueAsString(
                Map.of("field", "subject", "contains", subject.toUpperCase(java.util.Locale.ROOT)));

        var first = get(ann, "/api/matches?filter={filter}&sort=WAITING&limit=2", filter);
        var second = get(
                ann,
                "/api/matches?filter={filter}&sort=WAITING&limit=2&cursor={cursor}",
                filter,
                first.path("next").asString());

        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(get(ann, "/api/matches/count?filter={filter}", filter)
                        .path("count")
                        .asLong())
                .isEqualTo(3);
        assertThat(get(boss, "/api/matches/count?filter={filter}", filter)
                        .path("count")
                        .asLong())
                .isEqualTo(3);
        assertThat(get(stranger, "/api/matches/count?filter={filter}", filter)
                        .path("count")
                        .asLong())
                .isZero();
    }

    @Test
    void aBrokenFilterIsRefusedWithItsPlace() {
        var wanted = wanted("Broken", "PERSONAL");
        wanted.put("filter", Map.of("all", List.of(Map.of("field", "subject", "olderThan", "PT1H"))));

        var refused = send(ann, "POST", "/api/views", wanted, HttpStatus.BAD_REQUEST);

        assertThat(refused.path("path").asString()).isEqualTo("filter.all[0]");
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        body.put(name, value);
        return body;
    }
}
