package dev.parley.channel.facebook;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.meta.AppChecks;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import dev.parley.channel.meta.MetaApp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connects a page: looks whose token it is, and has the page's events go through the app to us. */
final class FacebookConnection {
    static final String WEBHOOK = "account.webhook";
    static final String PAGE = "account.page";
    private static final String OBJECT = "page";
    private static final List<String> FIELDS = List.of(
            "feed",
            "messages",
            "message_deliveries",
            "message_echoes",
            "message_edits",
            "message_reactions",
            "message_reads",
            "messaging_postbacks");
    private static final Set<String> SCOPES = Set.of(
            "pages_manage_engagement",
            "pages_manage_metadata",
            "pages_messaging",
            "pages_read_engagement",
            "pages_read_user_content");

    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final MetaApp app;
    private final AppChecks checks;

    FacebookConnection(Graph graph, GraphOutcomes outcomes, MetaApp app) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.app = app;
        this.checks = new AppChecks(graph, app, outcomes);
    }

    Connection connect(ChannelConfiguration channel, String webhookUrl) {
        Map<String, String> facts = new LinkedHashMap<>();
        var send = sending(facts);
        String page = facts.getOrDefault(PAGE, "");
        String problem = send.ok() ? register(channel, page, webhookUrl) : "Sending has to work first.";
        if (problem.isEmpty()) {
            facts.put(WEBHOOK, webhookUrl);
        }
        var receive = receiving(problem, "Facebook posts the page's messages and comments to " + webhookUrl + ".");
        return new Connection(page.isEmpty() ? channel.address() : page, facts, List.of(receive, send));
    }

    List<ConnectionCheck> test(ChannelConfiguration channel) {
        Map<String, String> facts = new LinkedHashMap<>();
        var send = sending(facts);
        String problem = checks.subscribed(OBJECT, FIELDS, channel.settings().getOrDefault(WEBHOOK, ""));
        if (problem.isEmpty()) {
            problem = checks.installed(facts.getOrDefault(PAGE, "me") + "/subscribed_apps", FIELDS);
        }
        return List.of(receiving(problem, "Facebook posts the page's messages and comments here."), send);
    }

    private static ConnectionCheck receiving(String problem, String well) {
        return new ConnectionCheck(Side.RECEIVE, problem.isEmpty(), problem.isEmpty() ? well : problem);
    }

    private ConnectionCheck sending(Map<String, String> facts) {
        var me = graph.ask(graph.get("me", Map.of("fields", "id,name")));
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return new ConnectionCheck(
                    Side.SEND,
                    false,
                    "Facebook does not say whose token this is: enter the access token of a page. "
                            + outcomes.sentence(me));
        }
        String id = Fields.id(answered.json(), "id");
        String name = Fields.line(answered.json(), 200, "name");
        if (id.isEmpty()) {
            return new ConnectionCheck(Side.SEND, false, "Facebook does not say whose token this is.");
        }
        facts.put(PAGE, id);
        facts.put("account.name", name);
        var token = checks.token(SCOPES, Connection.EXPIRES).ofPage();
        facts.putAll(token.facts());
        return new ConnectionCheck(
                Side.SEND,
                token.problem().isEmpty(),
                token.problem().isEmpty() ? "Writes as the page " + name + "." : token.problem());
    }

    private String register(ChannelConfiguration channel, String page, String webhookUrl) {
        String subscribed = checks.subscribe(OBJECT, FIELDS, webhookUrl, app.verifyToken(channel.id()));
        if (!subscribed.isEmpty()) {
            return subscribed;
        }
        return checks.install(
                page + "/subscribed_apps",
                FIELDS,
                "The page does not let the app have its messages: enter the access token of the page, made by somebody"
                        + " with full control of it.");
    }
}
