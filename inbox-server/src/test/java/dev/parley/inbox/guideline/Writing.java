package dev.parley.inbox.guideline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser, asking for guidelines. */
final class Writing {
    private static final JsonMapper JSON = new JsonMapper();

    private final RestTestClient client;

    Writing(RestTestClient client) {
        this.client = client;
    }

    /** A guideline about answers as JSON; its parts can be replaced. */
    static Map<String, Object> body(String name) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("reason", "Because we keep what we promise.");
        body.put("direction", "OUT");
        body.put(
                "scope",
                Map.of(
                        "channels", List.of(),
                        "channelKinds", List.of("EMAIL"),
                        "teams", List.of(),
                        "languages", List.of("en", "de"),
                        "segments", List.of()));
        body.put(
                "condition",
                Map.of(
                        "kind",
                        "all",
                        "parts",
                        List.of(
                                words("refund", "money back"),
                                Map.of(
                                        "kind",
                                        "not",
                                        "part",
                                        Map.of("kind", "at_least", "fact", "messages", "number", 1000)))));
        body.put("actions", List.of(Map.of("kind", "warn", "text", "Promise no money.")));
        body.put("stop", false);
        body.put("clash", "KEEP");
        body.put("examples", List.of());
        return body;
    }

    static Map<String, Object> words(String... words) {
        return Map.of("kind", "words", "words", List.of(words));
    }

    static Map<String, Object> with(Map<String, Object> body, String part, Object value) {
        var other = new HashMap<>(body);
        other.put(part, value);
        return other;
    }

    /** The id of a new one. */
    String create(Map<String, Object> body) {
        return json(post("", body).expectStatus().isCreated()).at("/summary/id").asString();
    }

    static JsonNode json(RestTestClient.ResponseSpec answer) {
        return JSON.readTree(answer.returnResult(String.class).getResponseBody());
    }

    RestTestClient.ResponseSpec save(String id, int from, Map<String, Object> body) {
        return post("/" + id + "/versions", Map.of("from", from, "body", body));
    }

    RestTestClient.ResponseSpec activate(String id) {
        return post("/" + id + "/activate", Map.of());
    }

    RestTestClient.ResponseSpec stand(String id, int version, String stance, String reason) {
        return ask(
                HttpMethod.PUT,
                "/" + id + "/versions/" + version + "/standpoint",
                Map.of("stance", stance, "reason", reason));
    }

    RestTestClient.ResponseSpec post(String path, Object body) {
        return ask(HttpMethod.POST, path, body);
    }

    RestTestClient.ResponseSpec get(String path) {
        return ask(HttpMethod.GET, path, null);
    }

    RestTestClient.ResponseSpec ask(HttpMethod method, String path, @Nullable Object body) {
        var request = client.method(method).uri("/api/guidelines" + path);
        return body == null ? request.exchange() : request.body(body).exchange();
    }
}
