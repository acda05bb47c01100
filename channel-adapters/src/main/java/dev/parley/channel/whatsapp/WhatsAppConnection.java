package dev.parley.channel.whatsapp;

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
import tools.jackson.databind.JsonNode;

/** Connects a number: looks at it, and has its events posted to the channel's own address. */
final class WhatsAppConnection {
    static final String WEBHOOK = "account.webhook";
    private static final String OBJECT = "whatsapp_business_account";
    private static final List<String> FIELDS = List.of("messages");
    /** What is asked for besides: what people write on the phone itself, and whether customers want marketing. */
    private static final List<String> WANTED = List.of("messages", "smb_message_echoes", "user_preferences");

    private static final Set<String> SCOPES = Set.of("whatsapp_business_messaging", "whatsapp_business_management");
    private static final String NUMBER_FIELDS =
            "id,display_phone_number,verified_name,quality_rating,code_verification_status,webhook_configuration";

    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final WhatsAppSettings settings;
    private final AppChecks checks;

    WhatsAppConnection(Graph graph, GraphOutcomes outcomes, WhatsAppSettings settings) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.settings = settings;
        this.checks = new AppChecks(graph, settings.app(), outcomes);
    }

    Connection connect(ChannelConfiguration channel, String webhookUrl) {
        Map<String, String> facts = new LinkedHashMap<>();
        var send = sending(facts);
        String problem = send.ok() ? register(channel, webhookUrl) : "Sending has to work first.";
        if (problem.isEmpty()) {
            facts.put(WEBHOOK, webhookUrl);
        }
        return new Connection(
                settings.phone(),
                facts,
                List.of(receiving(problem, "WhatsApp posts this number's messages to " + webhookUrl + "."), send));
    }

    List<ConnectionCheck> test(ChannelConfiguration channel) {
        String webhookUrl = channel.settings().getOrDefault(WEBHOOK, "");
        return List.of(
                receiving(registered(webhookUrl), "WhatsApp posts this number's messages here."),
                sending(new LinkedHashMap<>()));
    }

    private static ConnectionCheck receiving(String problem, String well) {
        return new ConnectionCheck(Side.RECEIVE, problem.isEmpty(), problem.isEmpty() ? well : problem);
    }

    private ConnectionCheck sending(Map<String, String> facts) {
        var number = graph.ask(graph.get(settings.phone(), Map.of("fields", NUMBER_FIELDS)));
        if (!(number instanceof Answered answered) || !answered.ok()) {
            return new ConnectionCheck(
                    Side.SEND,
                    false,
                    "WhatsApp does not show this number; check the phone number ID and the token. "
                            + outcomes.sentence(number));
        }
        var token = checks.token(SCOPES, Connection.EXPIRES);
        facts.putAll(token.facts());
        var info = answered.json();
        String written = Fields.line(info, 50, "display_phone_number");
        String name = Fields.line(info, 200, "verified_name");
        String quality = Fields.line(info, 50, "quality_rating");
        put(facts, "account.number", written);
        put(facts, "account.name", name);
        put(facts, "account.quality", quality);
        return token.problem().isEmpty()
                ? new ConnectionCheck(
                        Side.SEND, true, "Sends as " + name + " (" + written + "), quality " + quality + ".")
                : new ConnectionCheck(Side.SEND, false, token.problem());
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private String register(ChannelConfiguration channel, String webhookUrl) {
        String verify = settings.app().verifyToken(channel.id());
        // Fields are the app's, the address can be the number's own: an app that posts elsewhere keeps its address.
        String app = checks.subscribed(OBJECT, FIELDS, "");
        if (!app.isEmpty()) {
            app = checks.subscribe(OBJECT, WANTED, webhookUrl, verify);
        }
        if (!app.isEmpty()) {
            return app;
        }
        String installed = checks.done(
                graph.post(settings.business() + "/subscribed_apps"),
                "The WhatsApp Business Account does not let the app have its messages; check its ID.");
        if (!installed.isEmpty()) {
            return installed;
        }
        return checks.done(
                graph.post(settings.phone())
                        .json(Map.of(
                                "webhook_configuration",
                                Map.of("override_callback_uri", webhookUrl, "verify_token", verify))),
                "WhatsApp does not take the webhook address " + webhookUrl
                        + "; it must be reachable from the internet by https.");
    }

    private String registered(String webhookUrl) {
        String app = checks.subscribed(OBJECT, FIELDS, "");
        if (!app.isEmpty()) {
            return app;
        }
        String installed = checks.installed(settings.business() + "/subscribed_apps", List.of());
        if (!installed.isEmpty() || webhookUrl.isEmpty()) {
            return installed;
        }
        var answer = graph.ask(graph.get(settings.phone(), Map.of("fields", "webhook_configuration")));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return "The number's webhook address cannot be looked at. " + outcomes.sentence(answer);
        }
        String address = address(answered.json().path("webhook_configuration"));
        return address.equals(webhookUrl)
                ? ""
                : "WhatsApp posts this number's messages to " + (address.isEmpty() ? "nobody" : address)
                        + ": connect the channel again.";
    }

    /** The number's own address, or else the account's, or else the app's. */
    private static String address(JsonNode configuration) {
        for (String level : List.of("phone_number", "whatsapp_business_account", "application")) {
            String address = Fields.text(configuration, level);
            if (!address.isEmpty()) {
                return address;
            }
        }
        return "";
    }
}
