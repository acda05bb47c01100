package dev.parley.channel.mastodon;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.HttpStream;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.PollFailures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls to one account's instance, within its limits. */
final class MastodonApi {
    /** A page of notifications; posts are not small everywhere. */
    private static final long LARGEST = 64L << 20;

    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final ProviderHttp http;
    private final MastodonSettings settings;
    private final Duration patience;
    private final Outcomes outcomes;
    private final Budget calls;
    private final Budget uploads;

    MastodonApi(ProviderTools tools, MastodonSettings settings) {
        this.http = tools.http();
        this.settings = settings;
        this.patience = tools.answer();
        this.outcomes = new Outcomes("Mastodon", tools.clock(), MastodonApi::words);
        this.calls = Budget.of(settings.token(), "all", 300, Duration.ofMinutes(5));
        this.uploads = Budget.of(settings.token(), "media", 30, Duration.ofMinutes(30));
    }

    private static String words(HttpAnswer.Answered answer) {
        String description = Json.line(300, answer.json(), "error_description");
        return description.isEmpty() ? Json.line(300, answer.json(), "error") : description;
    }

    MastodonSettings settings() {
        return settings;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    PollFailures failures() {
        return new PollFailures(
                outcomes,
                "Make a new access token on your Mastodon server (Preferences, Development) with the scopes read,"
                        + " write:statuses and write:media, and enter it here.");
    }

    /** Asks for something, {@code path} beginning with a slash. */
    HttpAnswer get(String path) {
        return http.send(call("GET", settings.server() + path).atMost(LARGEST), calls);
    }

    /** The JSON at a path, whose failure is that of a poll. */
    JsonNode read(String path) {
        var answer = get(path);
        if (answer instanceof HttpAnswer.Answered answered
                && answered.ok()
                && !answered.json().isMissingNode()) {
            return answered.json();
        }
        throw failures().of(answer);
    }

    /** Sends something that the instance does once, however often it comes with this key; empty: as often as it comes. */
    HttpAnswer post(String path, Object json, String key) {
        var call = call("POST", settings.server() + path).json(json);
        return http.send(key.isEmpty() ? call : call.header("idempotency-key", key), calls);
    }

    HttpAnswer upload(List<HttpCall.Part> parts) {
        return http.send(call("POST", settings.server() + "/api/v2/media").multipart(parts), uploads);
    }

    /** Server-sent events from the instance's own streaming server. */
    HttpStream stream(String server) throws IOException {
        return http.open(call("GET", server + "/api/v1/streaming/user")
                .header("accept", "text/event-stream")
                .within(SILENCE));
    }

    private HttpCall call(String method, String uri) {
        return HttpCall.of(method, uri).bearer(settings.token()).within(patience);
    }
}
