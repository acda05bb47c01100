package dev.parley.inbox.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
@Import(RecordedMails.class)
class InvitationTests {
    private final String email = "newcomer-" + UUID.randomUUID() + "@acme.example";

    @Autowired
    private People people;

    @Autowired
    private RecordedMails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private Browser manager;

    @BeforeEach
    void signInManager() {
        manager = people.signIn(people.manager("Max Muster"));
    }

    @Test
    void whoAcceptsIsInWithTheRoleAndTeamsTheyWereInvitedInto() {
        var team = people.team("Sales");
        var invited = invite(Map.of("email", email, "role", "AGENT", "teams", List.of(team.toString())));
        assertThat(mails.lastTo(email).text()).contains(invited.get("link").asString());
        var newcomer = people.nobody();
        newcomer.client()
                .get()
                .uri("/auth/invitations/{token}", token(invited))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo(email)
                .jsonPath("$.companyName")
                .isEqualTo("Acme")
                .jsonPath("$.role")
                .isEqualTo("AGENT");

        accept(newcomer, token(invited), "eleven yellow herons")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("AGENT")
                .jsonPath("$.language")
                .isEqualTo("fr")
                .jsonPath("$.teams[0].id")
                .isEqualTo(team.toString());
        newcomer.client().get().uri("/api/me").exchange().expectStatus().isOk();

        expectGone(token(invited));
        assertThat(open()).doesNotContain(email);
    }

    @ParameterizedTest
    @CsvSource({"en, Join", "de, Einladung", "fr, Rejoignez", "it, Unisciti"})
    void theMailIsInTheCompanysLanguage(String language, String subject) {
        jdbc.sql("update company set language = ?").param(language).update();
        try {
            invite(Map.of("email", email));
        } finally {
            jdbc.sql("update company set language = 'en'").update();
        }

        var mail = mails.lastTo(email);
        assertThat(mail.subject()).startsWith(subject).contains("Acme");
        assertThat(mail.text()).contains("Max Muster", "/invitation/").doesNotContain("{", "''");
        assertThat(mail.html())
                .contains("lang=\"" + language + "\"", "/invitation/")
                .doesNotContain("{");
    }

    @Test
    void aNameIsNeverMarkupInTheMail() {
        var browser = people.signIn(people.manager("<img src=x> & 'co'"));
        post(browser, Map.of("email", email)).expectStatus().isCreated();

        assertThat(mails.lastTo(email).html())
                .contains("&lt;img src=x&gt; &amp; &#39;co&#39;")
                .doesNotContain("<img");
        assertThat(mails.lastTo(email).text()).contains("<img src=x> & 'co'");
    }

    @Test
    void aWeakPasswordLeavesTheInvitationGood() {
        String token = token(invite(Map.of("email", email)));

        accept(fresh(), token, "password12").expectStatus().isBadRequest();
        accept(fresh(), token, "eleven yellow herons").expectStatus().isOk();
    }

    @Test
    void ofTenWhoAcceptAtOnceOneIsIn() throws Exception {
        String token = token(invite(Map.of("email", email)));
        var racers = IntStream.range(0, 10)
                .mapToObj(i -> (Callable<Integer>) () -> accept(fresh(), token, "eleven yellow herons")
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toList();
        int in = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(racers)) {
                in += answer.get() == 200 ? 1 : 0;
            }
        }
        assertThat(in).isOne();
    }

    @Test
    void aRevokedInvitationIsGone() {
        var invited = invite(Map.of("email", email));
        assertThat(open()).contains(email).doesNotContain(token(invited));

        manager.client()
                .delete()
                .uri("/api/invitations/{id}", invited.get("id").asString())
                .exchange()
                .expectStatus()
                .isNoContent();

        expectGone(token(invited));
    }

    @Test
    void afterSevenDaysAnInvitationIsGone() {
        String token = token(invite(Map.of("email", email)));
        long days = jdbc.sql(
                        "select round(extract(epoch from expires_at - now()) / 86400) from invitation where email = ?")
                .param(email)
                .query(Long.class)
                .single();
        assertThat(days).isEqualTo(7);

        jdbc.sql("update invitation set expires_at = now() - interval '1 second' where email = ?")
                .param(email)
                .update();

        expectGone(token);
        assertThat(open()).doesNotContain(email);
    }

    @Test
    void aSecondInvitationReplacesTheFirst() {
        String first = token(invite(Map.of("email", email)));
        String second = token(invite(Map.of("email", email.toUpperCase(java.util.Locale.ROOT))));

        expectGone(first);
        accept(fresh(), second, "eleven yellow herons").expectStatus().isOk();
    }

    @Test
    void whoIsHereIsNotInvited() {
        EmployeeId here = people.agent("Here");
        String taken = jdbc.sql("select email from employee where id = ?")
                .param(here.value())
                .query(String.class)
                .single();

        post(manager, Map.of("email", taken.toUpperCase(java.util.Locale.ROOT)))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("email-taken");
    }

    @Test
    void nobodyInvitesAboveTheirOwnRole() {
        post(manager, Map.of("email", email, "role", "ADMINISTRATOR"))
                .expectStatus()
                .isForbidden();
        post(people.signIn(people.agent("Agent")), Map.of("email", email))
                .expectStatus()
                .isForbidden();
        post(people.signIn(people.administrator("Ada")), Map.of("email", email, "role", "ADMINISTRATOR"))
                .expectStatus()
                .isCreated();
    }

    private JsonNode invite(Map<String, ?> asked) {
        var body = post(manager, asked)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(String.valueOf(body));
    }

    private String open() {
        return String.valueOf(manager.client()
                .get()
                .uri("/api/invitations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void expectGone(String token) {
        fresh().client()
                .get()
                .uri("/auth/invitations/{token}", token)
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        accept(fresh(), token, "eleven yellow herons").expectStatus().isEqualTo(410);
    }

    private Browser fresh() {
        var browser = people.nobody();
        browser.client().get().uri("/auth/state").exchange();
        return browser;
    }

    private static ResponseSpec post(Browser browser, Map<String, ?> asked) {
        return browser.client().post().uri("/api/invitations").body(asked).exchange();
    }

    private static ResponseSpec accept(Browser browser, String token, String password) {
        return browser.client()
                .post()
                .uri("/auth/invitations/{token}", token)
                .body(new HashMap<>(Map.of("name", "Nina Neu", "password", password, "language", "fr")))
                .exchange();
    }

    private static String token(JsonNode invited) {
        String link = invited.get("link").asString();
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
