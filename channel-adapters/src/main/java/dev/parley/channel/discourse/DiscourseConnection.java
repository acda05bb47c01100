package dev.parley.channel.discourse;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.discourse.DiscourseSettings.Account;
import dev.parley.channel.discourse.DiscourseSettings.Mode;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks a forum who the account is and which categories there are, and has it post to Parley where the key may do that. */
record DiscourseConnection(DiscourseApi api) {
    private static final String HOOKS = "/admin/api/web_hooks.json";

    Connection connect(String webhookUrl) {
        var me = me();
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return new Connection("", Map.of(), failed(me));
        }
        String user = answered.json().path("user").path("id").asString("");
        var categories = categories();
        var receiving = api.settings().receive().mode() == Mode.POLLING ? asking() : webhook(webhookUrl, true);
        return new Connection(
                api.settings().api().username(),
                Map.of(
                        Account.USER,
                        user,
                        Account.CATEGORIES,
                        String.join(",", chosen(categories)),
                        Account.RESTRICTED,
                        categories.stream()
                                .filter(category ->
                                        category.path("read_restricted").booleanValue(false))
                                .map(category -> category.path("id").asString(""))
                                .collect(Collectors.joining(","))),
                List.of(knowsCategories(categories, receiving), sending()));
    }

    /** {@code webhookUrl} is not known here: whatever webhook there is will do. */
    List<ConnectionCheck> test() {
        var me = me();
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return failed(me);
        }
        var receiving = api.settings().receive().mode() == Mode.POLLING ? asking() : webhook("", false);
        return List.of(knowsCategories(categories(), receiving), sending());
    }

    private HttpAnswer me() {
        return api.get("/u/" + HttpCall.encode(api.settings().api().username()) + ".json");
    }

    private List<ConnectionCheck> failed(HttpAnswer answer) {
        String sentence = api.outcomes().sentence(answer);
        if (answer instanceof Answered answered && api.isRefusedKey(answered)) {
            sentence = "The forum refuses the API key, or it is not for this user name: create a new one.";
        } else if (answer instanceof Answered answered && answered.status() == 404) {
            sentence = "The forum has no user " + api.settings().api().username() + ", or this is no Discourse forum.";
        }
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }

    private ConnectionCheck sending() {
        return new ConnectionCheck(
                Side.SEND,
                true,
                "The forum takes posts as @" + api.settings().api().username() + ".");
    }

    private ConnectionCheck asking() {
        var answer = api.get("/posts.json");
        boolean ok = answer instanceof Answered answered
                && answered.ok()
                && answered.json().has("latest_posts");
        return new ConnectionCheck(
                Side.RECEIVE,
                ok,
                ok ? "The forum is asked for new posts." : api.outcomes().sentence(answer));
    }

    /** Only an administrator's key with all rights may see webhooks; where it may not, the manager sets it up. */
    private ConnectionCheck webhook(String url, boolean create) {
        var answer = api.get(HOOKS);
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return new ConnectionCheck(
                    Side.RECEIVE,
                    true,
                    "The key may not look at webhooks. Set one up under Admin, Advanced, Webhooks"
                            + (url.isEmpty() ? "." : " to " + url + " with this secret and the post events."));
        }
        for (var hook : answered.json().path("web_hooks")) {
            if (url.isEmpty() ? hook.path("active").booleanValue(false) : isOurs(hook, url)) {
                return state(hook);
            }
        }
        return create
                ? created(url, answered.json().path("extras"))
                : new ConnectionCheck(
                        Side.RECEIVE, false, "The forum has no active webhook: connect the channel again.");
    }

    private static boolean isOurs(JsonNode hook, String url) {
        return hook.path("payload_url").stringValue("").equals(url);
    }

    private static ConnectionCheck state(JsonNode hook) {
        boolean active = hook.path("active").booleanValue(true);
        boolean failing = hook.path("last_delivery_status").asLong(0) == 2;
        String sentence = !active
                ? "The forum's webhook is switched off: switch it on under Admin, Advanced, Webhooks."
                : failing
                        ? "The forum's last delivery failed: look at it under Admin, Advanced, Webhooks."
                        : "The forum's webhook is active.";
        return new ConnectionCheck(Side.RECEIVE, active && !failing, sentence);
    }

    private ConnectionCheck created(String url, JsonNode extras) {
        var types = new TreeSet<Long>();
        extras.path("default_event_types")
                .forEach(type -> types.add(type.path("id").asLong(0)));
        var answer = api.post(
                HOOKS,
                Map.of(
                        "web_hook",
                        Map.of(
                                "payload_url",
                                url,
                                "content_type",
                                "1",
                                "secret",
                                api.settings().receive().secret(),
                                "wildcard_web_hook",
                                types.isEmpty(),
                                "web_hook_event_type_ids",
                                types,
                                "verify_certificate",
                                true,
                                "active",
                                true)));
        boolean ok = answer instanceof Answered answered && answered.ok();
        return new ConnectionCheck(
                Side.RECEIVE,
                ok,
                ok
                        ? "The forum now posts to Parley."
                        : "The webhook could not be set up; do it under Admin, Advanced, Webhooks. "
                                + api.outcomes().sentence(answer));
    }

    private List<JsonNode> categories() {
        return api.get("/site.json") instanceof Answered answered && answered.ok()
                ? answered.json().path("categories").valueStream().toList()
                : List.of();
    }

    /** The ids of the categories that are read, and of those below them. */
    private Set<String> chosen(List<JsonNode> categories) {
        var wanted = api.settings().receive().categories();
        var chosen = new TreeSet<String>();
        for (int depth = 0; depth < 3; depth++) {
            var known = new HashSet<>(chosen);
            for (var category : categories) {
                String id = category.path("id").asString("");
                if (wanted.contains(id)
                        || wanted.contains(category.path("slug").stringValue(""))
                        || known.contains(category.path("parent_category_id").asString(""))) {
                    chosen.add(id);
                }
            }
        }
        return chosen;
    }

    private ConnectionCheck knowsCategories(List<JsonNode> categories, ConnectionCheck receiving) {
        var unknown = new TreeSet<>(api.settings().receive().categories());
        categories.forEach(category -> {
            unknown.remove(category.path("id").asString(""));
            unknown.remove(category.path("slug").stringValue(""));
        });
        return unknown.isEmpty() || categories.isEmpty() || !receiving.ok()
                ? receiving
                : new ConnectionCheck(
                        Side.RECEIVE,
                        false,
                        "The forum shows the account no category " + String.join(", ", unknown)
                                + ": enter the slug that stands in the category's address.");
    }
}
