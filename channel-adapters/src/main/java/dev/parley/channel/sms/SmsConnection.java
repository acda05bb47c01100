package dev.parley.channel.sms;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Has the provider post a number's messages to us, and looks whether it does. */
final class SmsConnection {
    /** The fact that says where messages and delivery reports come to. */
    static final String WEBHOOK = "account.webhook";

    private final SmsApi api;

    SmsConnection(SmsApi api) {
        this.api = api;
    }

    Connection connect(ChannelConfiguration channel, String webhookUrl) {
        var settings = SmsSettings.of(channel);
        var account = account(settings);
        if (!isActive(account)) {
            return new Connection(
                    settings.address(),
                    Map.of(),
                    List.of(new ConnectionCheck(Side.RECEIVE, false, sentence(account)), sends(account)));
        }
        String name = json(account).path("friendly_name").asString("");
        return new Connection(
                settings.address(),
                Map.of(WEBHOOK, webhookUrl, "account.name", name),
                List.of(registered(settings, webhookUrl), sends(account)));
    }

    private ConnectionCheck registered(SmsSettings settings, String webhookUrl) {
        if (!settings.service().isEmpty()) {
            var answer = api.call(
                    settings,
                    HttpCall.post(settings.services(settings.service()))
                            .form(Map.of("InboundRequestUrl", webhookUrl, "InboundMethod", "POST")));
            return told(answer, webhookUrl, "messaging service");
        }
        var found = number(settings);
        String sid =
                json(found).path("incoming_phone_numbers").path(0).path("sid").asString("");
        if (sid.isEmpty()) {
            return new ConnectionCheck(
                    Side.RECEIVE,
                    false,
                    "The provider does not know " + settings.from()
                            + " as a number of this account that receives. Where it"
                            + " does, enter " + webhookUrl
                            + " in its console as the number's webhook for incoming messages"
                            + " (HTTP POST).");
        }
        var answer = api.call(
                settings,
                HttpCall.post(settings.resource("/IncomingPhoneNumbers/" + HttpCall.encode(sid) + ".json"))
                        .form(Map.of("SmsUrl", webhookUrl, "SmsMethod", "POST")));
        return told(answer, webhookUrl, "number");
    }

    private ConnectionCheck told(HttpAnswer answer, String webhookUrl, String what) {
        return answer instanceof Answered answered && answered.ok()
                ? new ConnectionCheck(
                        Side.RECEIVE, true, "The provider posts the messages of the " + what + " to this server.")
                : new ConnectionCheck(
                        Side.RECEIVE,
                        false,
                        api.outcomes().sentence(answer) + " Enter " + webhookUrl + " in the provider's console as the "
                                + what + "'s webhook for incoming messages (HTTP POST).");
    }

    /** Changes nothing. */
    List<ConnectionCheck> test(ChannelConfiguration channel) {
        var settings = SmsSettings.of(channel);
        var account = account(settings);
        if (!isActive(account)) {
            return List.of(new ConnectionCheck(Side.RECEIVE, false, sentence(account)), sends(account));
        }
        String url = settings.service().isEmpty()
                ? json(number(settings))
                        .path("incoming_phone_numbers")
                        .path(0)
                        .path("sms_url")
                        .asString("")
                : json(api.call(settings, HttpCall.get(settings.services(settings.service()))))
                        .path("inbound_request_url")
                        .asString("");
        String ours = channel.settings().getOrDefault(WEBHOOK, "");
        boolean same = !ours.isEmpty() && url.equals(ours);
        return List.of(
                new ConnectionCheck(
                        Side.RECEIVE,
                        same,
                        same
                                ? "The provider posts messages to this server."
                                : "The provider does not post messages to this server. Connect the channel again."),
                sends(account));
    }

    private HttpAnswer account(SmsSettings settings) {
        return api.call(settings, HttpCall.get(settings.resource(".json")));
    }

    private HttpAnswer number(SmsSettings settings) {
        return api.call(
                settings,
                HttpCall.get(settings.resource(
                        "/IncomingPhoneNumbers.json?PhoneNumber=" + HttpCall.encode(settings.from()))));
    }

    private static JsonNode json(HttpAnswer answer) {
        return answer instanceof Answered answered && answered.ok() ? answered.json() : MissingNode.getInstance();
    }

    /** Compatible servers may leave the status out. */
    private static boolean isActive(HttpAnswer account) {
        return answer(account)
                && json(account).path("status").asString("active").equals("active");
    }

    private static boolean answer(HttpAnswer account) {
        return account instanceof Answered answered && answered.ok();
    }

    private ConnectionCheck sends(HttpAnswer account) {
        boolean active = isActive(account);
        String name = json(account).path("friendly_name").asString("");
        return new ConnectionCheck(
                Side.SEND, active, active ? ("The account is active. " + name).strip() : sentence(account));
    }

    private String sentence(HttpAnswer account) {
        return answer(account)
                ? "The account is " + json(account).path("status").asString("")
                        + ". A manager has to reactivate it in the provider's console."
                : api.sentence(account);
    }
}
