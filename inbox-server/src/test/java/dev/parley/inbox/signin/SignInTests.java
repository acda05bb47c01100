package dev.parley.inbox.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ParleyTest
class SignInTests {
    @Autowired
    private People people;

    @Autowired
    private Employees employees;

    @Test
    void theRightPasswordOpensASessionThatSignOutEnds() {
        var alice = people.agent("Alice", people.team("Night shift"));
        var browser = people.nobody();
        browser.client()
                .get()
                .uri("/auth/state")
                .exchange()
                .expectBody()
                .jsonPath("$.signedIn")
                .isEqualTo(false);

        signIn(browser, email(alice), People.PASSWORD)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Alice")
                .jsonPath("$.role")
                .isEqualTo("AGENT")
                .jsonPath("$.language")
                .isEqualTo("en")
                .jsonPath("$.teams[0].name")
                .isEqualTo("Night shift")
                .jsonPath("$.company.name")
                .isEqualTo("Acme");
        browser.client().get().uri("/api/me").exchange().expectStatus().isOk();

        browser.client().post().uri("/auth/sign-out").exchange().expectStatus().isNoContent();
        browser.client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountAreAnsweredAlike() {
        var bob = people.agent("Bob");
        var browser = people.nobody();
        browser.client().get().uri("/auth/state").exchange();

        String wrong = refusal(signIn(browser, email(bob), "not the password"));
        String unknown = refusal(signIn(browser, "nobody@acme.example", "not the password"));

        assertThat(wrong).isEqualTo(unknown).contains("wrong-credentials");
    }

    @Test
    void signInTooNeedsTheCsrfToken() {
        var carol = people.agent("Carol");
        signIn(people.nobody(), email(carol), People.PASSWORD)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("csrf");
    }

    @Test
    void aSessionIdFromBeforeTheSignInIsWorthNothing() {
        var dave = people.agent("Dave");
        var browser = people.signIn(dave);
        String planted = browser.cookie("PARLEY_SESSION").orElseThrow();
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();

        signIn(browser, email(dave), People.PASSWORD).expectStatus().isOk();

        assertThat(browser.cookie("PARLEY_SESSION")).isPresent().get().isNotEqualTo(planted);
        assertThat(browser.cookie("XSRF-TOKEN")).isPresent().get().isNotEqualTo(token);
        var thief = people.nobody();
        thief.set("PARLEY_SESSION", planted);
        thief.client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var erin = people.agent("Erin");
        var browser = people.nobody();
        browser.client().get().uri("/auth/state").exchange();

        var headers = signIn(browser, email(erin), People.PASSWORD)
                .returnResult(String.class)
                .getResponseHeaders();

        assertThat(headers.get("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("PARLEY_SESSION="))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
    }

    private String email(EmployeeId id) {
        return employees.get(id).email();
    }

    private static ResponseSpec signIn(Browser browser, String email, String password) {
        return browser.client()
                .post()
                .uri("/auth/sign-in")
                .body(Map.of("email", email, "password", password))
                .exchange();
    }

    private static String refusal(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
