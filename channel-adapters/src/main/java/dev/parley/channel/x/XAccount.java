package dev.parley.channel.x;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.provider.ProviderTools;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds out whose account a channel speaks for, and whether both directions work. */
final class XAccount {
    private final XSettings settings;
    private final ChannelConfiguration channel;
    private final ProviderTools tools;
    private final XApi api;
    private final XFailures failures;

    XAccount(XSettings settings, ChannelConfiguration channel, ProviderTools tools) {
        this.settings = settings;
        this.channel = channel;
        this.tools = tools;
        this.api = new XApi(settings, channel.id(), tools);
        this.failures = new XFailures(tools.clock());
    }

    Connection connect(String webhookUrl) {
        return switch (settings.access()) {
            case XSettings.Access.V2 v2 -> connectV2();
            case XSettings.Access.V1 v1 -> connectV1(v1.keys(), webhookUrl);
        };
    }

    List<ConnectionCheck> test() {
        return switch (settings.access()) {
            case XSettings.Access.V2 v2 -> connectV2().checks();
            case XSettings.Access.V1 v1 -> testV1(v1.keys());
        };
    }

    private Connection connectV2() {
        try {
            var answer = api.get("/2/users/me", Map.of("user.fields", "username"), XApi.Limit.USERS);
            if (!(answer instanceof Answered answered) || !answered.ok()) {
                return failed(failures.outcomes().sentence(answer));
            }
            var me = answered.json().path("data");
            String id = Fields.id(me.path("id"));
            if (id.isEmpty()) {
                return failed("X did not say whose account this is.");
            }
            String name = Fields.text(me.path("username"));
            var checks =
                    List.of(receives(id), new ConnectionCheck(Side.SEND, true, "Answers go out as @" + name + "."));
            return new Connection(id, Map.of("account.id", id, "account.username", name), checks);
        } catch (RefusedException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private ConnectionCheck receives(String account) {
        var wrong = new ArrayList<String>();
        if (settings.receive().mentions()) {
            var query = Map.of("max_results", "5");
            wrong.addAll(problem(XFeed.MENTIONS, api.get(XFeed.MENTIONS.path(account), query, XApi.Limit.MENTIONS)));
        }
        if (settings.receive().messages()) {
            var query = Map.of("max_results", "1");
            wrong.addAll(problem(XFeed.MESSAGES, api.get(XFeed.MESSAGES.path(account), query, XApi.Limit.READ_DIRECT)));
        }
        if (!wrong.isEmpty()) {
            return new ConnectionCheck(Side.RECEIVE, false, String.join(" ", wrong));
        }
        boolean any = settings.receive().mentions() || settings.receive().messages();
        return new ConnectionCheck(Side.RECEIVE, true, any ? "X gives what is new." : "This channel receives nothing.");
    }

    /** That so much was asked lately is no fault. */
    private List<String> problem(XFeed feed, HttpAnswer answer) {
        boolean fine = answer instanceof Answered answered && (answered.ok() || answered.status() == 429)
                || answer instanceof HttpAnswer.Limited;
        return fine
                ? List.of()
                : List.of(String.valueOf(failures.ofPoll(answer, feed.name()).getMessage()));
    }

    private Connection connectV1(XKeys keys, String webhookUrl) {
        try {
            var owner = new XTwitter(settings, keys, tools).owner();
            var facts = new HashMap<>(Map.of("account.id", owner.id(), "account.username", owner.username()));
            ConnectionCheck receive;
            try {
                var webhook = new XWebhook(settings, keys, api, tools).register(webhookUrl);
                facts.put("account.webhookId", webhook.id());
                facts.put("account.webhookUrl", webhookUrl);
                receive = new ConnectionCheck(Side.RECEIVE, true, "X posts the activity of the account to Parley.");
            } catch (XWebhook.RefusedException e) {
                receive = new ConnectionCheck(Side.RECEIVE, false, String.valueOf(e.getMessage()));
            }
            return new Connection(owner.id(), facts, List.of(receive, sends(owner)));
        } catch (XTwitter.NoAnswerException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private List<ConnectionCheck> testV1(XKeys keys) {
        try {
            var owner = new XTwitter(settings, keys, tools).owner();
            return List.of(new XWebhook(settings, keys, api, tools).check(), sends(owner));
        } catch (XTwitter.NoAnswerException e) {
            return failed(String.valueOf(e.getMessage())).checks();
        }
    }

    private static ConnectionCheck sends(XTwitter.Owner owner) {
        String missing = owner.mayWriteDirectly() ? "" : owner.mayWrite() ? "write direct messages" : "write";
        return missing.isEmpty()
                ? new ConnectionCheck(Side.SEND, true, "Answers go out as @" + owner.username() + ".")
                : new ConnectionCheck(
                        Side.SEND,
                        false,
                        "The app may not " + missing + ". Set \"Read and write and Direct message\" in X's developer"
                                + " portal and generate the access token anew.");
    }

    private Connection failed(String sentence) {
        return new Connection(
                channel.address(),
                Map.of(),
                List.of(
                        new ConnectionCheck(Side.RECEIVE, false, sentence),
                        new ConnectionCheck(Side.SEND, false, sentence)));
    }

    static HttpAnswer askUser(XApi api, String id) {
        return api.get("/2/users/" + id, Map.of("user.fields", "name,username"), XApi.Limit.USERS);
    }

    /** Who somebody is; a missing node where X does not tell. */
    static JsonNode user(XApi api, String id) {
        return askUser(api, id) instanceof Answered answered && answered.ok()
                ? answered.json().path("data")
                : MissingNode.getInstance();
    }
}
