package dev.parley.inbox.employee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ParleyTest
class PeopleApiTests {
    @Autowired
    private People people;

    @Autowired
    private Employees employees;

    @Autowired
    private JdbcClient jdbc;

    private EmployeeId administrator;

    @BeforeEach
    void onlyOneAdministrator() {
        jdbc.sql("update employee set role = 'AGENT' where role = 'ADMINISTRATOR'")
                .update();
        administrator = people.administrator("Ada");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    GET,   /api/me,             EMPLOYEE
                    GET,   /api/employees,      EMPLOYEE
                    GET,   /api/teams,          EMPLOYEE
                    POST,  /api/teams,          MANAGER
                    PATCH, /api/teams/<team>,   MANAGER
                    GET,   /api/company,        MANAGER
                    PATCH, /api/company,        MANAGER
                    PATCH, /api/employees/<id>, ADMINISTRATOR
                    """)
    void eachRoleMayDoWhatItMayAndNoMore(String method, String path, Role needed) {
        var team = people.team("Matrix");
        var somebody = people.agent("Somebody");
        for (var role : Role.values()) {
            var browser = people.signIn(people.employee("Somebody", role));
            var status = browser.client()
                    .method(HttpMethod.valueOf(method))
                    .uri(path.replace("<team>", team.toString()).replace("<id>", somebody.toString()))
                    .body(Map.of())
                    .exchange()
                    .returnResult(String.class)
                    .getStatus();
            assertThat(status.value() == 403)
                    .as(role + " " + method + " " + path)
                    .isEqualTo(!role.includes(needed));
        }
    }

    @Test
    void agentsSeeColleaguesButNotTheirAddresses() {
        var team = people.team("Support");
        people.agent("Visible", team);
        var gone = people.agent("Gone", team);
        employees.changeStanding(gone, null, null, false);

        String seenByAgent = body(get(people.signIn(people.agent("Agent")), "/api/employees"));
        String seenByManager = body(get(people.signIn(people.manager("Manager")), "/api/employees"));

        assertThat(seenByAgent).contains("Visible", "Support").doesNotContain("@acme.example", "ADMINISTRATOR", "Gone");
        assertThat(seenByManager).contains("Visible", "@acme.example", "ADMINISTRATOR", "Gone");
    }

    @Test
    void theLastAdministratorStays() {
        var browser = people.signIn(administrator);

        change(browser, administrator, Map.of("role", "AGENT"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("last-administrator");

        var second = people.administrator("Bea");
        change(browser, administrator, Map.of("active", false))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-yourself");
        change(browser, second, Map.of("active", false)).expectStatus().isOk();
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtTheSameMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            onlyOneAdministrator();
            var other = people.administrator("Bea");
            try (var threads = Executors.newFixedThreadPool(2)) {
                threads.invokeAll(List.of(demote(administrator), demote(other)));
            }
            assertThat(jdbc.sql("select count(*) from employee where role = 'ADMINISTRATOR' and active")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void anAdministratorChangesRoleAndTeams() {
        var team = people.team("Sales");
        var agent = people.agent("Carl");

        change(people.signIn(administrator), agent, Map.of("role", "MANAGER", "teams", List.of(team.toString())))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("MANAGER")
                .jsonPath("$.teams[0].id")
                .isEqualTo(team.toString());
        get(people.signIn(agent), "/api/company").expectStatus().isOk();
    }

    @Test
    void aTeamThatDoesNotExistIsRefusedAndNothingChanges() {
        var agent = people.agent("Dora");

        change(
                        people.signIn(administrator),
                        agent,
                        Map.of("role", "MANAGER", "teams", List.of("00000000-0000-7000-8000-000000000000")))
                .expectStatus()
                .isBadRequest();

        assertThat(employees.get(agent).role()).isEqualTo(Role.AGENT);
    }

    @Test
    void employeesChangeWhatTheySayAboutThemselves() {
        var browser = people.signIn(people.agent("Emil"));

        browser.client()
                .patch()
                .uri("/api/me")
                .body(Map.of("name", " Emil Élan ", "language", "fr", "timeZone", "Europe/Paris"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Emil Élan")
                .jsonPath("$.language")
                .isEqualTo("fr")
                .jsonPath("$.timeZone")
                .isEqualTo("Europe/Paris");
        for (var wrong : List.of(
                Map.of("name", "two\nlines"),
                Map.of("name", " "),
                Map.of("language", "xx"),
                Map.of("timeZone", "Mars"))) {
            browser.client()
                    .patch()
                    .uri("/api/me")
                    .body(wrong)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid");
        }
    }

    @Test
    void managersAddAndRenameTeams() {
        var browser = people.signIn(people.manager("Max"));
        var taken = people.team("Taken");
        var name = "Billing " + UUID.randomUUID();

        post(browser, Map.of("name", name, "graceSeconds", 60))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.graceSeconds")
                .isEqualTo(60);
        post(browser, Map.of("name", name.toUpperCase(Locale.ROOT)))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("name-taken");
        post(browser, Map.of("name", "Quick", "graceSeconds", 1)).expectStatus().isBadRequest();
        browser.client()
                .patch()
                .uri("/api/teams/{id}", taken)
                .body(Map.of("graceSeconds", 5))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Taken");
    }

    private Callable<Object> demote(EmployeeId id) {
        return () -> employees.changeStanding(id, Role.AGENT, null, null);
    }

    private static ResponseSpec get(Browser browser, String path) {
        return browser.client().get().uri(path).exchange();
    }

    private static ResponseSpec post(Browser browser, Map<String, ?> team) {
        return browser.client().post().uri("/api/teams").body(team).exchange();
    }

    private static ResponseSpec change(Browser browser, EmployeeId id, Map<String, ?> change) {
        return browser.client()
                .patch()
                .uri("/api/employees/{id}", id)
                .body(change)
                .exchange();
    }

    private static String body(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
