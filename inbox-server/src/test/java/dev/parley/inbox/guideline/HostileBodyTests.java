package dev.parley.inbox.guideline;

import static dev.parley.inbox.guideline.Writing.body;
import static dev.parley.inbox.guideline.Writing.json;
import static dev.parley.inbox.guideline.Writing.with;
import static dev.parley.inbox.guideline.Writing.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What nobody can mean is refused, with the place and the reason. */
@ParleyTest
class HostileBodyTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private People people;

    private RestTestClient client;
    private Writing agent;

    @BeforeEach
    void anAgentWrites() {
        client = people.signIn(people.agent("Ann", people.team("Support"))).client();
        agent = new Writing(client);
    }

    @Test
    void theProblemNamesThePlaceAndTheValuesOwnWords() {
        refused(condition(List.of(words("fine"), words())), "/condition/parts/1", "1 to 500");
        refused(condition(List.of(Map.of("kind", "pattern", "regex", "(a"))), "/condition/parts/0", "cannot be read");
        refused(condition(List.of(Map.of("kind", "words"))), "/condition/parts/0/words", "missing");
        refused(condition(List.of(Map.of("kind", "wish"))), "/condition/parts/0", "no kind \"wish\"");
        refused(condition(List.of(Map.of("words", List.of("a")))), "/condition/parts/0", "kind is missing");
        refused(
                condition(List.of(Map.of("kind", "present", "fact", "mood"))),
                "/condition/parts/0/fact",
                "\"mood\" is no fact");
        refused(
                condition(List.of(Map.of("kind", "fuzzy", "word", "house", "edits", 9))),
                "/condition/parts/0",
                "1 to 2");
        refused(
                condition(List.of(Map.of("kind", "fuzzy", "word", "house", "edits", "many"))),
                "/condition/parts/0/edits",
                "a number");
        refused(with(body("x"), "direction", "UP"), "/direction", "IN, OUT");
        refused(with(body("x"), "direction", "IN"), "/actions", "about what customers write");
        refused(with(body("x"), "reason", " "), "/reason", "why we do this");
        refused(with(body("x"), "actions", List.of()), "/actions", "what the guideline does");
        refused(with(body(" "), "stop", true), "/name", "1 to 100");
        refused(with(body("x"), "validFrom", "tomorrow"), "/validFrom", "a moment such as");
        refused(
                with(body("x"), "examples", List.of(example(Map.of("mood", 1)))),
                "/examples/0/facts/mood",
                "is no fact");
    }

    @Test
    void nothingIsNestedTooDeepOrTooLong() {
        Map<String, Object> deep = words("a");
        for (int i = 0; i < 25; i++) {
            deep = Map.of("kind", "not", "part", deep);
        }
        refused(with(body("x"), "condition", deep), "/condition", "20 deep");
        String abyss = "{\"condition\":" + "{\"kind\":\"not\",\"part\":".repeat(2000) + "{}" + "}".repeat(2001);
        client.post()
                .uri("/api/guidelines")
                .contentType(MediaType.APPLICATION_JSON)
                .body(abyss)
                .exchange()
                .expectStatus()
                .isBadRequest();
        refused(
                condition(IntStream.range(0, 600).mapToObj(i -> words("a" + i)).toList()),
                "/condition",
                "500 conditions");
        var long500 = IntStream.range(0, 500).mapToObj(i -> "w".repeat(499)).toArray(String[]::new);
        agent.post("", with(body("x"), "condition", words(long500)))
                .expectStatus()
                .isBadRequest();
        agent.post("", with(body("x"), "condition", words("a\u0000b")))
                .expectStatus()
                .isBadRequest();
        agent.post("", with(body("x"), "condition", words("a\\u0000b")))
                .expectStatus()
                .isCreated();
    }

    @Test
    void whateverIsDamagedIsRefusedOrReadAndNeverAnError() {
        var random = new Random(40);
        for (int i = 0; i < 300; i++) {
            String text = damaged(JSON.writeValueAsString(body("Fuzz " + i)), random);
            var status = client.post()
                    .uri("/api/guidelines")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(text)
                    .exchange()
                    .returnResult(String.class)
                    .getStatus();
            assertThat(status.value()).as(text).isIn(201, 400);
        }
    }

    private static String damaged(String text, Random random) {
        var bits = List.of("null", "[]", "{}", "\"\"", "-1", "1e400", "\"kind\":\"any\"", "true", "\\u0000", "\uD800");
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        var tokens = new ArrayList<>(List.of(text.split("(?<=[:,\\[{])|(?=[,\\]}])")));
        if (random.nextBoolean()) {
            tokens.set(random.nextInt(tokens.size()), bits.get(random.nextInt(bits.size())));
            return String.join("", tokens);
        }
        return text.substring(0, from) + bits.get(random.nextInt(bits.size())) + text.substring(to);
    }

    private static Map<String, Object> condition(List<Map<String, Object>> parts) {
        return with(body("x"), "condition", Map.of("kind", "all", "parts", parts));
    }

    private static Map<String, Object> example(Map<String, Object> facts) {
        var example = new HashMap<String, Object>();
        example.put("text", "I want my money back");
        example.put("matches", true);
        example.put("facts", facts);
        return example;
    }

    private void refused(Map<String, Object> body, String pointer, String words) {
        var problem = json(agent.post("", body).expectStatus().isBadRequest());
        assertThat(problem.get("pointer").asString()).isEqualTo(pointer);
        assertThat(problem.get("code").asString()).isEqualTo("invalid");
        assertThat(problem.get("detail").asString()).contains(words);
    }
}
