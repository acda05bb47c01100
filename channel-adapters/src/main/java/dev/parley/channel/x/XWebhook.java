package dev.parley.channel.x;

import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.ProviderTools;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The address that X posts to: webhooks belong to the app and are asked for with its own token, subscriptions to the account. */
final class XWebhook {
    private final XSettings settings;
    private final XKeys keys;
    private final XApi api;
    private final ProviderTools tools;
    private final XFailures failures;

    XWebhook(XSettings settings, XKeys keys, XApi api, ProviderTools tools) {
        this.settings = settings;
        this.keys = keys;
        this.api = api;
        this.tools = tools;
        this.failures = new XFailures(tools.clock());
    }

    /** X did not do what it was asked. */
    static final class RefusedException extends Exception {
        RefusedException(String sentence) {
            super(sentence);
        }
    }

    /** As X keeps it; {@code valid}: its last challenge was answered. */
    record Registered(String id, boolean valid) {}

    /** The same again changes nothing. */
    Registered register(String url) throws RefusedException {
        String token = token();
        var found = find(token, url);
        var webhook = found.isPresent() ? found.get() : create(token, url);
        if (found.isPresent() && !webhook.valid()) {
            challenge(token, webhook.id());
        }
        if (!subscribed(webhook.id())) {
            var answer = api.post(subscription(webhook.id()), Map.of(), XApi.Limit.WEBHOOKS);
            boolean already =
                    answer instanceof Answered answered && answered.text().contains("DuplicateSubscription");
            if (!already) {
                good(answer, "Subscribing to the account's activity failed.");
            }
        }
        return webhook;
    }

    ConnectionCheck check() {
        String url = settings.webhook().url();
        if (url.isEmpty()) {
            return failed("X posts nothing to Parley yet. Connect the channel on its page.");
        }
        try {
            var found = find(token(), url);
            if (found.isEmpty()) {
                return failed("X does not post to " + url + " any more. Connect the channel anew.");
            }
            if (!found.get().valid()) {
                return failed("X could not reach " + url + " the last time. See to it that it can be reached from the"
                        + " internet, then connect the channel anew.");
            }
            return subscribed(found.get().id())
                    ? new ConnectionCheck(Side.RECEIVE, true, "X posts the activity of the account to Parley.")
                    : failed("The account's activity is not subscribed to. Connect the channel anew.");
        } catch (RefusedException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static ConnectionCheck failed(String sentence) {
        return new ConnectionCheck(Side.RECEIVE, false, sentence);
    }

    private Optional<Registered> find(String token, String url) throws RefusedException {
        var json = good(app("GET", "/2/webhooks", token, null), "X did not list the app's webhooks.");
        return Fields.list(json.path("data")).stream()
                .filter(each -> Fields.text(each.path("url")).equals(url))
                .map(each -> new Registered(
                        Fields.id(each.path("id")),
                        !each.path("valid").isBoolean() || each.path("valid").booleanValue()))
                .findFirst();
    }

    private Registered create(String token, String url) throws RefusedException {
        var json = good(
                app("POST", "/2/webhooks", token, Map.of("url", url)),
                "X did not take the address " + url + ". It must answer from the internet, over HTTPS on port 443.");
        var data = json.path("data").isObject() ? json.path("data") : json;
        String id = Fields.id(data.path("id"));
        if (id.isEmpty()) {
            throw new RefusedException("X did not say under which id it keeps the webhook.");
        }
        return new Registered(id, true);
    }

    private void challenge(String token, String id) throws RefusedException {
        good(app("PUT", "/2/webhooks/" + id, token, null), "X asked Parley for proof and got none.");
    }

    private boolean subscribed(String id) {
        var answer = api.get(subscription(id), Map.of(), XApi.Limit.WEBHOOKS);
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return false;
        }
        var subscribed = answered.json().path("data").path("subscribed");
        return answered.status() == 204 || subscribed.isBoolean() && subscribed.booleanValue();
    }

    private static String subscription(String id) {
        return "/2/account_activity/webhooks/" + id + "/subscriptions/all";
    }

    /** The app's own token; it does not expire, and is only needed to connect and test. */
    private String token() throws RefusedException {
        String proof = HttpCall.encode(keys.consumerKey()) + ":" + HttpCall.encode(keys.consumerSecret());
        var call = HttpCall.post(settings.api() + "/oauth2/token")
                .header(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8)))
                .form(Map.of("grant_type", "client_credentials"))
                .within(tools.answer());
        var json = good(tools.http().send(call, budget()), "X did not take the API key and its secret.");
        return Fields.text(json.path("access_token"));
    }

    private HttpAnswer app(String method, String path, String token, @org.jspecify.annotations.Nullable Object json) {
        var call = HttpCall.of(method, settings.api() + path).bearer(token).within(tools.answer());
        return tools.http().send(json == null ? call : call.json(json), budget());
    }

    private Budget budget() {
        return Budget.of(keys.consumerKey(), "WEBHOOKS", 100, Duration.ofMinutes(15));
    }

    private JsonNode good(HttpAnswer answer, String sentence) throws RefusedException {
        if (answer instanceof Answered answered && answered.ok()) {
            return answered.json();
        }
        throw new RefusedException(sentence + " " + failures.outcomes().sentence(answer));
    }
}
