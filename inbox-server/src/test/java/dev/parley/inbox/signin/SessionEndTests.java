package dev.parley.inbox.signin;

import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class SessionEndTests {
    @Autowired
    private People people;

    @Autowired
    private Employees employees;

    @Test
    void aChangedPasswordEndsEveryOtherSession() {
        var alice = people.agent("Alice");
        var here = people.signIn(alice);
        var elsewhere = people.signIn(alice);

        changePassword(here, People.PASSWORD, "eleven yellow herons")
                .expectStatus()
                .isNoContent();

        expectIn(here);
        expectOut(elsewhere);
    }

    @Test
    void aPasswordIsChangedOnlyByWhoKnowsIt() {
        var browser = people.signIn(people.agent("Bob"));

        changePassword(browser, "a guess at it", "eleven yellow herons")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("wrong-password");
        changePassword(browser, People.PASSWORD, "Bob")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("weak-password")
                .jsonPath("$.reason")
                .isEqualTo("TOO_SHORT");
        expectIn(browser);
    }

    @Test
    void whoFoundAnOpenBrowserCannotGuessThePasswordThere() {
        var browser = people.signIn(people.agent("Carol"));
        for (int i = 0; i < 5; i++) {
            changePassword(browser, "guess number " + i, "eleven yellow herons")
                    .expectStatus()
                    .isBadRequest();
        }

        changePassword(browser, "guess number 6", "eleven yellow herons")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "5");
    }

    @Test
    void whoIsSwitchedOffIsOutAndOldSessionsStayEnded() {
        people.administrator("Ada");
        var dave = people.agent("Dave");
        var browser = people.signIn(dave);
        expectIn(browser);

        employees.changeStanding(dave, null, null, false);
        expectOut(browser);

        employees.changeStanding(dave, null, null, true);
        expectOut(browser);
        expectIn(people.signIn(dave));
    }

    private static org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec changePassword(
            Browser browser, String current, String next) {
        return browser.client()
                .post()
                .uri("/api/me/password")
                .body(Map.of("current", current, "next", next))
                .exchange();
    }

    private static void expectIn(Browser browser) {
        browser.client().get().uri("/api/me").exchange().expectStatus().isOk();
    }

    private static void expectOut(Browser browser) {
        browser.client().get().uri("/api/me").exchange().expectStatus().isUnauthorized();
    }
}
