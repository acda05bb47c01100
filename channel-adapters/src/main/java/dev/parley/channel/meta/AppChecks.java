package dev.parley.channel.meta;

import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Looks at an app and its token, and has the app's events delivered; every failure is a sentence, and no failure is "". */
public final class AppChecks {
    private final Graph graph;
    private final MetaApp app;
    private final GraphOutcomes outcomes;

    /** Asks nothing yet. */
    public AppChecks(Graph graph, MetaApp app, GraphOutcomes outcomes) {
        this.graph = graph;
        this.app = app;
        this.outcomes = outcomes;
    }

    /**
     * What Meta says of the token.
     *
     * @param problem a sentence; empty where it may do everything
     * @param type whose it is: "PAGE", "USER", "SYSTEM_USER"; empty where that is not told
     * @param facts when it ends, where it does
     */
    public record TokenState(String problem, String type, Map<String, String> facts) {
        public TokenState {
            facts = Map.copyOf(facts);
        }

        /** The same, but only a page's token will do. */
        public TokenState ofPage() {
            boolean other = problem.isEmpty() && !type.isEmpty() && !type.equals("PAGE");
            return other
                    ? new TokenState(
                            "This is not the access token of a page but of a person or system user: ask with it for"
                                    + " me/accounts, and enter the page's token that comes back.",
                            type,
                            facts)
                    : this;
        }
    }

    /** Whether the token lives, is the app's, and has these permissions; {@code expires} names the fact of its end. */
    public TokenState token(Set<String> scopes, String expires) {
        var answer = graph.ask(graph.asApp("GET", "debug_token", Map.of("input_token", app.token())));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return new TokenState(
                    "The app cannot look at its token; check app id and secret. " + outcomes.sentence(answer),
                    "",
                    Map.of());
        }
        var data = answered.json().path("data");
        Map<String, String> facts = new LinkedHashMap<>();
        long token = Fields.number(data, 0, "expires_at");
        long access = Fields.number(data, 0, "data_access_expires_at");
        // 0 is "never"; whichever ends first stops the channel.
        long end = token > 0 && access > 0 ? Math.min(token, access) : Math.max(token, access);
        if (end > 0) {
            facts.put(
                    expires,
                    Instant.ofEpochSecond(Math.min(end, Instant.MAX.getEpochSecond()))
                            .toString());
        }
        return new TokenState(problem(data, scopes), Fields.text(data, "type"), facts);
    }

    private String problem(JsonNode data, Set<String> scopes) {
        if (!Fields.flag(data, "is_valid")) {
            return "The access token is not valid any more: enter a new one. "
                    + Fields.line(data, 300, "error", "message");
        }
        String owner = Fields.text(data, "app_id");
        if (!owner.isEmpty() && !owner.equals(app.id())) {
            return "The access token is of the app " + owner + ", not of " + app.id() + ": enter one of this app.";
        }
        var granted = Fields.list(data, "scopes").stream().map(Fields::text).collect(Collectors.toSet());
        var missing = new TreeSet<>(scopes);
        missing.removeAll(granted);
        return missing.isEmpty() || granted.isEmpty()
                ? ""
                : "The access token lacks the permissions " + String.join(", ", missing)
                        + ": make one that has them, and enter it.";
    }

    /** Has the events of an object delivered to the address, unless the app has an address elsewhere. */
    public String subscribe(String object, List<String> fields, String webhookUrl, String verifyToken) {
        var found = subscription(object);
        if (found.problem().isEmpty() && lacks(found, fields, webhookUrl).isEmpty()) {
            return "";
        }
        if (!found.problem().isEmpty()) {
            return found.problem();
        }
        if (found.isElsewhere(webhookUrl)) {
            return elsewhere(found, webhookUrl);
        }
        var all = new TreeSet<>(found.fields());
        all.addAll(fields);
        var call = graph.asApp("POST", app.id() + "/subscriptions", Map.of())
                .form(Map.of(
                        "object", object,
                        "callback_url", webhookUrl,
                        "verify_token", verifyToken,
                        "fields", String.join(",", all),
                        "include_values", "true"));
        var answer = graph.ask(call);
        return ok(answer)
                ? ""
                : "Meta does not take the webhook address " + webhookUrl
                        + "; it must be reachable from the internet by https. " + outcomes.sentence(answer);
    }

    /** Whether the events of an object are delivered to a server of ours. */
    public String subscribed(String object, List<String> fields, String webhookUrl) {
        var found = subscription(object);
        return found.problem().isEmpty() ? lacks(found, fields, webhookUrl) : found.problem();
    }

    private static String lacks(Subscription found, List<String> fields, String webhookUrl) {
        if (!found.active()) {
            return "The app's webhook is not set up, or Meta has switched it off: connect the channel again.";
        }
        if (found.isElsewhere(webhookUrl)) {
            return elsewhere(found, webhookUrl);
        }
        var missing = new TreeSet<>(fields);
        missing.removeAll(found.fields());
        return missing.isEmpty()
                ? ""
                : "The app's webhook lacks the fields " + String.join(", ", missing) + ": connect the channel again.";
    }

    private static String elsewhere(Subscription found, String webhookUrl) {
        return "The app's events go to " + found.callback() + ": enter " + webhookUrl
                + " there at developers.facebook.com under Webhooks, or use another app.";
    }

    private Subscription subscription(String object) {
        var answer = graph.ask(graph.asApp("GET", app.id() + "/subscriptions", Map.of()));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            String problem = "The app's webhooks cannot be looked at; check app id and secret. ";
            return new Subscription("", Set.of(), false, problem + outcomes.sentence(answer));
        }
        for (var one : Fields.list(answered.json(), "data")) {
            if (Fields.text(one, "object").equals(object)) {
                var names = Fields.list(one, "fields").stream()
                        .map(field -> field.isString() ? Fields.text(field) : Fields.text(field, "name"))
                        .collect(Collectors.toSet());
                return new Subscription(Fields.text(one, "callback_url"), names, Fields.flag(one, "active"), "");
            }
        }
        return new Subscription("", Set.of(), false, "");
    }

    /** An app's subscription to an object. */
    private record Subscription(String callback, Set<String> fields, boolean active, String problem) {
        /** Another channel of ours at the same server passes on what is not for it. */
        boolean isElsewhere(String webhookUrl) {
            return !callback.isEmpty()
                    && !webhookUrl.isEmpty()
                    && !host(callback).equals(host(webhookUrl));
        }

        private static String host(String url) {
            try {
                return String.valueOf(URI.create(url).getAuthority());
            } catch (IllegalArgumentException e) {
                return url;
            }
        }
    }

    /** Asks for something that has to be there: what is missing is a sentence. */
    public String done(HttpCall call, String otherwise) {
        var answer = graph.ask(call);
        return ok(answer) ? "" : otherwise + " " + outcomes.sentence(answer);
    }

    /** Has the account's events go to the app, with these fields and those that other channels of the app need. */
    public String install(String edge, List<String> fields, String otherwise) {
        var all = new TreeSet<>(fields);
        if (graph.ask(graph.get(edge, Map.of())) instanceof Answered answered) {
            for (var one : Fields.list(answered.json(), "data")) {
                if (Fields.text(one, "id").equals(app.id())) {
                    Fields.list(one, "subscribed_fields").forEach(field -> all.add(Fields.text(field)));
                }
            }
        }
        return done(graph.post(edge, Map.of("subscribed_fields", String.join(",", all))), otherwise);
    }

    /** Whether the account's events go to the app, with these fields. */
    public String installed(String edge, List<String> fields) {
        var answer = graph.ask(graph.get(edge, Map.of()));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return "Whether the account's events go to the app cannot be looked at. " + outcomes.sentence(answer);
        }
        List<String> missing = new ArrayList<>(fields);
        boolean found = false;
        for (var one : Fields.list(answered.json(), "data")) {
            String id = Fields.text(one, "id") + Fields.text(one, "whatsapp_business_api_data", "id");
            if (id.isEmpty() || id.equals(app.id())) {
                found = true;
                Fields.list(one, "subscribed_fields").forEach(field -> missing.remove(Fields.text(field)));
            }
        }
        if (!found) {
            return "The account's events do not go to the app: connect the channel again.";
        }
        return missing.isEmpty()
                ? ""
                : "The app is not told about " + String.join(", ", missing) + ": connect the channel again.";
    }

    private static boolean ok(HttpAnswer answer) {
        return answer instanceof Answered answered && answered.ok();
    }
}
