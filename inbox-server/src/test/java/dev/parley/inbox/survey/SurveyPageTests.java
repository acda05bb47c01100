package dev.parley.inbox.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.outbox.OwnWords;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers can do with the links of a survey, and everybody else cannot. */
@ParleyTest
class SurveyPageTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private Queue queue;

    @Autowired
    private Handling handling;

    @Autowired
    private Conversations conversations;

    @Autowired
    private SurveyPolicyRows policies;

    @Autowired
    private OwnWords words;

    @Autowired
    private EventStream events;

    private final HttpClient http = HttpClient.newHttpClient();
    private SurveyDesk desk;
    private ConversationId talk;
    private String token;

    @BeforeEach
    void aCustomerIsAsked() {
        desk = new SurveyDesk(jdbc, people, queue, handling);
        policies.save(desk.team, SurveyDesk.policy(true, false));
        talk = ask();
        token = tokenOf(talk);
    }

    private ConversationId ask() {
        var id = desk.answered();
        desk.close(id);
        await().atMost(LONG).until(() -> !desk.of("due_at", id).isEmpty());
        desk.pass(id, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(id)).isEqualTo("ASKED"));
        return id;
    }

    private String tokenOf(ConversationId id) {
        return SurveyDesk.token(
                words.of(conversations.messagesBefore(id, 99, 99).getLast().id())
                        .text());
    }

    @Test
    void whoOnlyOpensLinksDoesNotVote() throws Exception {
        for (int score = 1; score <= 5; score++) {
            var page = get("/survey/" + token + "/" + score);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(document(page).select("input[checked]").eachAttr("value"))
                    .containsExactly(Integer.toString(score));
        }
        get("/survey/" + token + "/stop");

        assertThat(desk.of("score", talk)).isEmpty();
        assertThat(conversations.find(talk).orElseThrow().satisfaction()).isNull();
        assertThat(stopped()).isZero();
    }

    @Test
    void aVoteIsKeptShownAndToldAndCanBeChanged() throws Exception {
        long version = conversations.find(talk).orElseThrow().version();
        var saved = post("/survey/" + token, "score", "4");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(document(get(saved.headers().firstValue("Location").orElseThrow()))
                        .text())
                .contains("Thank you. Your rating is saved.");

        var shown = conversations.find(talk).orElseThrow();
        assertThat(shown.satisfaction()).isEqualTo(4);
        assertThat(shown.version()).isGreaterThan(version);
        assertThat(shown.status().name()).isEqualTo("CLOSED");
        post("/survey/" + token, "score", "5", "comment", "Even better\r\nafterwards ");
        post("/survey/" + token, "score", "5", "comment", "Even better\nafterwards");

        var survey = conversations.messagesBefore(talk, 99, 99).getLast().survey();
        assertThat(survey).isNotNull().extracting("score", "comment").containsExactly(5, "Even better\nafterwards");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(told().map(event -> event.data().get("change")))
                        .containsExactly("RATED", "CHANGED"));
    }

    @Test
    void aScriptNeverOverwritesWhatAPersonSent() throws Exception {
        post("/survey/" + token, "score", "2", "first", "true");
        assertThat(desk.of("score", talk)).isEqualTo("2");
        post("/survey/" + token, "score", "5", "first", "true");
        assertThat(desk.of("score", talk)).isEqualTo("2");
        assertThat(document(get("/survey/" + token + "/5")).select("script, form[data-first]"))
                .isEmpty();
    }

    @Test
    void hostileCommentsStayText() throws Exception {
        String hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u0007";
        post("/survey/" + token, "score", "1", "comment", hostile);

        var page = get("/survey/" + token);
        assertThat(document(page).select("script, img")).isEmpty();
        assertThat(document(page).expectFirst("textarea").wholeText())
                .isEqualTo("</textarea><script>alert(1)</script><img src=x onerror=alert(1)>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");

        var tooLong = post("/survey/" + token, "score", "3", "comment", "x".repeat(2001));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(document(tooLong).expectFirst("textarea").wholeText()).hasSize(2001);
        assertThat(desk.of("score", talk)).isEqualTo("1");
        assertThat(post("/survey/" + token, "score", "6").statusCode()).isEqualTo(422);
        assertThat(post("/survey/" + token, "comment", "no score").statusCode()).isEqualTo(422);
    }

    @Test
    void unknownLinksAllLookTheSame() throws Exception {
        String forged = token.substring(0, 42) + (token.endsWith("A") ? "B" : "A");
        var answers = List.of(
                get("/survey/" + forged),
                get("/survey/x"),
                get("/survey/" + forged + "/5"),
                get("/survey/" + forged + "/stop"),
                post("/survey/" + forged, "score", "5"),
                post("/survey/" + forged + "/stop"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(answers.getFirst().body()).contains("This link does not work");
        });
        assertThat(desk.of("score", talk)).isEmpty();
    }

    @Test
    void anExpiredSurveyTakesNoVoteButStillStops() throws Exception {
        desk.passDays(talk, 15);

        assertThat(document(post("/survey/" + token, "score", "5")).text()).contains("This survey is closed");
        assertThat(document(get("/survey/" + token + "/5")).text()).contains("This survey is closed");
        assertThat(desk.of("score", talk)).isEmpty();
        post("/survey/" + token + "/stop");
        assertThat(stopped()).isOne();
    }

    @Test
    void oneClickStopsSurveysAndThePageTakesItBack() throws Exception {
        var stop = post("/survey/" + token + "/stop", "List-Unsubscribe", "One-Click");
        assertThat(stop.statusCode()).isEqualTo(200);
        assertThat(stopped()).isOne();
        assertThat(document(get("/survey/" + token + "/stop")).text()).contains("We will not ask you again");

        var second = desk.answered();
        jdbc.sql("update conversation set contact_id = (select contact_id from conversation where id = ?) where id = ?")
                .params(talk.value(), second.value())
                .update();
        desk.passDays(talk, 40);
        desk.close(second);
        await().atMost(LONG).until(() -> !desk.of("due_at", second).isEmpty());
        desk.pass(second, 61);
        await().atMost(LONG).untilAsserted(() -> assertThat(desk.state(second)).isEmpty());
        assertThat(desk.sent(second)).isEqualTo("0");

        post("/survey/" + token + "/resume");
        assertThat(stopped()).isZero();
    }

    @Test
    void aBadScoreWithACommentIsToldOnceAndReopensWhereTheTeamWants() throws Exception {
        policies.save(desk.team, SurveyDesk.policy(true, true));
        post("/survey/" + token, "score", "1");
        assertThat(conversations.find(talk).orElseThrow().status().name()).isEqualTo("CLOSED");

        post("/survey/" + token, "score", "1", "comment", "Nobody called back.");

        assertThat(conversations.find(talk).orElseThrow().status().name()).isEqualTo("OPEN");
        post("/survey/" + token, "score", "2", "comment", "Nobody called back!");
        for (var who : List.of(desk.ann, desk.max)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(jdbc.sql(
                                            "select count(*) from notification where employee_id = ? and kind = 'BAD_RATING'")
                                    .param(who.value())
                                    .query(Integer.class)
                                    .single())
                            .isOne());
        }
        assertThat(told().filter(event -> event.data().containsKey("notify"))).hasSize(1);
    }

    @Test
    void managersCountWhatWasSaidAndOthersDoNot() throws Exception {
        post("/survey/" + token, "score", "5", "comment", "=cmd|'/c calc'!A1, \"thanks\"");
        var manager = people.signIn(desk.max).client();
        String scope = "from=2020-01-01&to=2199-01-01&team=" + desk.team;
        manager.get()
                .uri("/api/satisfaction?" + scope)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.all.asked")
                .isEqualTo(1)
                .jsonPath("$.all.answered")
                .isEqualTo(1)
                .jsonPath("$.all.scores[4]")
                .isEqualTo(1)
                .jsonPath("$.people[0].name")
                .isEqualTo("Ann")
                .jsonPath("$.teams.length()")
                .isEqualTo(1)
                .jsonPath("$.channels.length()")
                .isEqualTo(1);
        manager.get()
                .uri("/api/satisfaction/answers?worded=true&" + scope)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].score")
                .isEqualTo(5)
                .jsonPath("$.items[0].conversationId")
                .isEqualTo(talk.toString());
        String sheet = manager.get()
                .uri("/api/satisfaction/export?" + scope)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(sheet).contains("\"'=cmd|'/c calc'!A1, \"\"thanks\"\"\"");
        manager.get()
                .uri("/api/satisfaction?from=2026-02-01&to=2026-01-01")
                .exchange()
                .expectStatus()
                .is4xxClientError();
        people.signIn(desk.ann)
                .client()
                .get()
                .uri("/api/satisfaction?" + scope)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void managersDecideHowATeamAsks() {
        var manager = people.signIn(desk.max).client();
        var wanted = Map.of(
                "enabled",
                true,
                "delayMinutes",
                0,
                "businessHours",
                true,
                "restDays",
                7,
                "openDays",
                3,
                "scale",
                "THUMBS",
                "questions",
                Map.of("fr", "Ça va ?"),
                "badUntil",
                1,
                "notifies",
                false,
                "reopens",
                true);
        manager.put()
                .uri("/api/teams/" + desk.team + "/survey")
                .body(wanted)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.policy.questions.fr")
                .isEqualTo("Ça va ?")
                .jsonPath("$.standard.de")
                .isEqualTo("Wie zufrieden sind Sie mit unserer Hilfe?");
        manager.put()
                .uri("/api/teams/" + desk.team + "/survey")
                .body(Map.of("enabled", true, "delayMinutes", -1, "scale", "FACES", "questions", Map.of()))
                .exchange()
                .expectStatus()
                .is4xxClientError();
        people.signIn(desk.ann)
                .client()
                .get()
                .uri("/api/teams/" + desk.team + "/survey")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private Stream<ParleyEvent> told() {
        return events.listAfter("0-0", 100_000).stream()
                .map(RecordedEvent::event)
                .filter(event -> event.type() == EventType.SURVEY_ANSWERED
                        && talk.value().equals(event.conversation()));
    }

    private int stopped() {
        return jdbc.sql("""
                select count(*) from survey_opt_out x join conversation c on c.contact_id = x.contact_id where c.id = ?
                """).param(talk.value()).query(Integer.class).single();
    }

    private static Document document(HttpResponse<String> page) {
        return Jsoup.parse(page.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> Arrays.asList(fields).subList(2 * i, 2 * i + 2).stream()
                        .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(people.address() + path));
    }
}
