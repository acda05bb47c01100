package dev.parley.inbox.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.employee.Language;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ParleyTest(properties = "parley.test.nobody-here=true")
@Import(FoundedListener.class)
@ExtendWith(OutputCaptureExtension.class)
class WelcomeTests {
    private static final Pattern LINK =
            Pattern.compile("Open (http://localhost:\\d+)/welcome/([\\w-]{43}) to set Parley up");

    @Autowired
    private People people;

    @Autowired
    private Welcome welcome;

    @Autowired
    private FoundedListener founded;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void nobodyIsHere() {
        NobodyHere.reset(jdbc);
        founded.heard().clear();
        browser = people.nobody();
    }

    @Test
    void theLinkInTheLogSetsParleyUpAndSignsIn(CapturedOutput output) {
        String token = start(output);
        browser.client()
                .get()
                .uri("/auth/state")
                .exchange()
                .expectBody()
                .jsonPath("$.needsWelcome")
                .isEqualTo(true);
        browser.client()
                .get()
                .uri("/auth/welcome/{token}", token)
                .exchange()
                .expectStatus()
                .isOk();

        use(browser, token, Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("ADMINISTRATOR")
                .jsonPath("$.company.name")
                .isEqualTo("Zum Löwen")
                .jsonPath("$.teams[0].name")
                .isEqualTo("Kundendienst");

        browser.client().get().uri("/api/me").exchange().expectStatus().isOk();
        assertThat(founded.heard()).singleElement().satisfies(event -> {
            assertThat(event.language()).isEqualTo(Language.DE);
            assertThat(event.samples()).isTrue();
        });
        var another = people.nobody();
        another.client()
                .get()
                .uri("/auth/state")
                .exchange()
                .expectBody()
                .jsonPath("$.needsWelcome")
                .isEqualTo(false)
                .jsonPath("$.companyName")
                .isEqualTo("Zum Löwen");
        another.client()
                .get()
                .uri("/auth/welcome/{token}", token)
                .exchange()
                .expectStatus()
                .isEqualTo(410);
        use(another, token, Map.of()).expectStatus().isEqualTo(410);
    }

    @Test
    void theLinkNamesThePortThatIsReallyBound(CapturedOutput output) {
        start(output);
        var matcher = LINK.matcher(output.getAll());
        String address = "";
        while (matcher.find()) {
            address = matcher.group(1);
        }
        assertThat(address).isEqualTo(people.address().replace("127.0.0.1", "localhost"));
    }

    @Test
    void ofTwentyWhoRaceExactlyOneWins(CapturedOutput output) throws Exception {
        String token = start(output);
        var racers = IntStream.range(0, 20)
                .mapToObj(i ->
                        (Callable<Integer>) () -> use(fresh(), token, Map.of("email", "racer" + i + "@x.example"))
                                .returnResult(String.class)
                                .getStatus()
                                .value())
                .toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers =
                    threads.invokeAll(racers).stream().map(WelcomeTests::get).toList();
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 410);
        }
        assertThat(count("company")).isOne();
        assertThat(count("employee")).isOne();
        assertThat(count("team")).isOne();
        assertThat(founded.heard()).hasSize(1);
    }

    @Test
    void theNextStartMakesAnotherLinkAndTheOldOneIsGoodNoLonger(CapturedOutput output) {
        String before = start(output);
        String after = start(output);

        assertThat(after).isNotEqualTo(before);
        use(fresh(), before, Map.of()).expectStatus().isNotFound();
        use(fresh(), after, Map.of()).expectStatus().isOk();
    }

    @Test
    void aStartOfAnInstallationInUseShowsNoLink(CapturedOutput output) {
        use(fresh(), start(output), Map.of()).expectStatus().isOk();
        int before = output.getAll().length();

        welcome.open();

        assertThat(output.getAll().substring(before)).doesNotContain("/welcome/");
    }

    @Test
    void whatIsRefusedLeavesTheLinkGood(CapturedOutput output) {
        String token = start(output);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("password", "short"),
                Map.of("password", "ZumLöwen2026"),
                Map.of("email", "no address"),
                Map.of("language", "tlh"),
                Map.of("timeZone", "Mars/Olympus"),
                Map.of("companyName", " "),
                Map.of("name", "two\nlines"))) {
            use(fresh(), token, wrong).expectStatus().isBadRequest();
        }
        use(fresh(), token, Map.of()).expectStatus().isOk();
    }

    @Test
    void theDatabaseDoesNotKnowTheLink(CapturedOutput output) {
        String token = start(output);

        String rows = jdbc.sql("select encode(token_hash, 'escape') || encode(token_hash, 'base64') from welcome")
                .query(String.class)
                .single();

        assertThat(rows).doesNotContain(token);
    }

    private String start(CapturedOutput output) {
        welcome.open();
        var matcher = LINK.matcher(output.getAll());
        String token = "";
        while (matcher.find()) {
            token = matcher.group(2);
        }
        return token;
    }

    private Browser fresh() {
        var fresh = people.nobody();
        fresh.client().get().uri("/auth/state").exchange();
        return fresh;
    }

    private static ResponseSpec use(Browser browser, String token, Map<String, ?> changes) {
        var body = new HashMap<String, Object>(Map.of(
                "companyName", "Zum Löwen",
                "language", "de",
                "timeZone", "Europe/Zurich",
                "name", "Mona",
                "email", "mona@loewen.example",
                "password", "seven purple otters",
                "samples", true));
        body.putAll(changes);
        browser.client().get().uri("/auth/state").exchange();
        return browser.client()
                .post()
                .uri("/auth/welcome/{token}", token)
                .body(body)
                .exchange();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Integer get(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
