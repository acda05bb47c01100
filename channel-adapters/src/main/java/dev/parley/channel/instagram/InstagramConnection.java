package dev.parley.channel.instagram;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.meta.AppChecks;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Connects an account: looks whose token it is, and has its events go through the app to us. */
final class InstagramConnection {
    private static final String WEBHOOK = "account.webhook";
    private static final String ACCOUNT = "account.id";
    private static final String PAGE = "account.page";
    private static final String OBJECT = "instagram";
    private static final List<String> FIELDS = List.of(
            "comments",
            "live_comments",
            "message_edit",
            "message_reactions",
            "messages",
            "messaging_postbacks",
            "messaging_seen");
    /** What Facebook Login has besides; a channel that was connected without it works, but hears of no mentions. */
    private static final List<String> WITH_MENTIONS =
            Stream.concat(FIELDS.stream(), Stream.of(InstagramMentions.FIELD)).toList();

    /** A page has to let the app have anything at all before it gets the account's events; fields are the page's own. */
    private static final List<String> PAGE_FIELDS = List.of("messages");

    private static final Set<String> SCOPES = Set.of(
            "instagram_basic",
            "instagram_manage_comments",
            "instagram_manage_messages",
            "pages_manage_metadata",
            "pages_read_engagement");

    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final InstagramSettings settings;
    private final AppChecks checks;

    InstagramConnection(Graph graph, GraphOutcomes outcomes, InstagramSettings settings) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.settings = settings;
        this.checks = new AppChecks(graph, settings.app(), outcomes);
    }

    Connection connect(ChannelConfiguration channel, String webhookUrl) {
        Map<String, String> facts = new LinkedHashMap<>();
        var send = sending(facts);
        String account = facts.getOrDefault(ACCOUNT, "");
        String problem = send.ok() ? register(channel, facts, webhookUrl) : "Sending has to work first.";
        if (problem.isEmpty()) {
            facts.put(WEBHOOK, webhookUrl);
        }
        return new Connection(
                account.isEmpty() ? channel.address() : account,
                facts,
                List.of(receiving(problem, told(channel, webhookUrl)), send));
    }

    /** With Instagram Login the address can be entered by hand only. */
    private String told(ChannelConfiguration channel, String webhookUrl) {
        boolean made = settings.app().webhookToken().isEmpty();
        return switch (settings.login()) {
            case FACEBOOK -> "Instagram posts the account's messages and comments to " + webhookUrl + ".";
            case INSTAGRAM ->
                "The account lets the app have its messages. Once for each app, enter " + webhookUrl
                        + " as callback URL and "
                        + (made ? settings.app().verifyToken(channel.id()) : "the channel's verify token")
                        + " as verify token at developers.facebook.com under Instagram, API setup with Instagram login,"
                        + " and subscribe to " + String.join(", ", FIELDS) + ".";
        };
    }

    List<ConnectionCheck> test(ChannelConfiguration channel) {
        Map<String, String> facts = new LinkedHashMap<>();
        var send = sending(facts);
        String problem = switch (settings.login()) {
            case FACEBOOK -> {
                String app =
                        checks.subscribed(OBJECT, FIELDS, channel.settings().getOrDefault(WEBHOOK, ""));
                yield app.isEmpty() ? checks.installed(page(facts), PAGE_FIELDS) : app;
            }
            case INSTAGRAM -> checks.installed("me/subscribed_apps", FIELDS);
        };
        return List.of(receiving(problem, "The account's messages and comments go to the app."), send);
    }

    private static String page(Map<String, String> facts) {
        return facts.getOrDefault(PAGE, "me") + "/subscribed_apps";
    }

    private static ConnectionCheck receiving(String problem, String well) {
        return new ConnectionCheck(Side.RECEIVE, problem.isEmpty(), problem.isEmpty() ? well : problem);
    }

    private ConnectionCheck sending(Map<String, String> facts) {
        return switch (settings.login()) {
            case FACEBOOK -> byPage(facts);
            case INSTAGRAM -> byItself(facts);
        };
    }

    private ConnectionCheck byPage(Map<String, String> facts) {
        var me = graph.ask(graph.get("me", Map.of("fields", "id,name,instagram_business_account{id,username}")));
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return failed("Instagram does not say whose token this is: enter the access token of the page that the"
                    + " account is linked to. " + outcomes.sentence(me));
        }
        var account = answered.json().path("instagram_business_account");
        String id = Fields.id(account, "id");
        if (id.isEmpty()) {
            return failed("No professional Instagram account is linked to the page "
                    + Fields.line(answered.json(), 200, "name") + ": link it in the page's settings.");
        }
        facts.put(PAGE, Fields.id(answered.json(), "id"));
        var token = checks.token(SCOPES, Connection.EXPIRES).ofPage();
        facts.putAll(token.facts());
        var written = written(facts, id, Fields.line(account, 100, "username"));
        return token.problem().isEmpty() ? written : failed(token.problem());
    }

    private ConnectionCheck byItself(Map<String, String> facts) {
        var me = graph.ask(graph.get("me", Map.of("fields", "user_id,username")));
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return failed("Instagram does not say whose token this is: make a new one at developers.facebook.com under"
                    + " Instagram, API setup with Instagram login. " + outcomes.sentence(me));
        }
        // "id" is the account's id for this app; events name it by "user_id".
        String id = Fields.id(answered.json(), "user_id");
        return id.isEmpty()
                ? failed("Instagram does not say whose token this is.")
                : written(facts, id, Fields.line(answered.json(), 100, "username"));
    }

    private static ConnectionCheck failed(String sentence) {
        return new ConnectionCheck(Side.SEND, false, sentence);
    }

    private static ConnectionCheck written(Map<String, String> facts, String id, String username) {
        facts.put(ACCOUNT, id);
        facts.put("account.name", "@" + username);
        return new ConnectionCheck(Side.SEND, true, "Writes as @" + username + ".");
    }

    private String register(ChannelConfiguration channel, Map<String, String> facts, String webhookUrl) {
        return switch (settings.login()) {
            case FACEBOOK -> {
                String app = checks.subscribe(
                        OBJECT, WITH_MENTIONS, webhookUrl, settings.app().verifyToken(channel.id()));
                yield app.isEmpty()
                        ? checks.install(
                                page(facts),
                                PAGE_FIELDS,
                                "The page does not let the app have its messages: have somebody with full control of"
                                        + " the page make its access token.")
                        : app;
            }
            case INSTAGRAM ->
                checks.install(
                        "me/subscribed_apps",
                        FIELDS,
                        "The account does not let the app have its messages: give the app all permissions for"
                                + " messages and comments.");
        };
    }
}
