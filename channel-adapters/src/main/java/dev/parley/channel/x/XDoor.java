package dev.parley.channel.x;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes an account's activity: answers X's challenges, verifies its signature, cuts a body into its events. */
final class XDoor implements WebhookDoor {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIGNATURE = "x-twitter-webhooks-signature";
    private static final int LONGEST_CHALLENGE = 1000;

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = XSettings.of(channel);
        if (!(settings.access() instanceof XSettings.Access.V1 v1)) {
            return new WebhookAnswer.Forged("This channel asks X itself, nothing is posted to it.");
        }
        var keys = v1.keys();
        if (request.method().equals("GET")) {
            return challenged(keys, request.parameter("crc_token"));
        }
        if (!Signatures.same(signed(keys, request.body()), request.header(SIGNATURE))) {
            return new WebhookAnswer.Forged("The signature of X is missing or wrong; check the API key secret.");
        }
        return new WebhookAnswer.Accepted(envelopes(channel, settings, request, neighbours), "");
    }

    private static WebhookAnswer challenged(XKeys keys, String token) {
        if (token.isEmpty() || token.length() > LONGEST_CHALLENGE) {
            return new WebhookAnswer.Malformed("There is no crc_token to answer.");
        }
        return new WebhookAnswer.Answered(
                "application/json",
                "{\"response_token\":\"" + signed(keys, token.getBytes(StandardCharsets.UTF_8)) + "\"}");
    }

    private static String signed(XKeys keys, byte[] body) {
        return "sha256=" + Base64.getEncoder().encodeToString(Signatures.hmacSha256(keys.consumerSecret(), body));
    }

    private static List<InboundEnvelope> envelopes(
            ChannelConfiguration channel, XSettings settings, WebhookRequest request, Neighbours neighbours) {
        ObjectNode body;
        try {
            if (!(JSON.readTree(request.body()) instanceof ObjectNode object)) {
                return List.of(whole(channel, settings, request));
            }
            body = object;
        } catch (JacksonException e) {
            return List.of(whole(channel, settings, request));
        }
        String account = Fields.id(body.path("for_user_id"));
        boolean ours = account.isEmpty() || settings.account().isEmpty() || account.equals(settings.account());
        var target = ours ? channel : neighbours.find(ChannelKind.X, account).orElse(null);
        if (target == null) {
            return List.of();
        }
        var attributes = attributes(account.isEmpty() ? settings.account() : account, settings.appId());
        return cut(body).stream()
                .map(event -> new InboundEnvelope(
                        target.id(),
                        "x " + place(event),
                        request.receivedAt(),
                        JSON.writeValueAsBytes(event),
                        attributes))
                .toList();
    }

    /** A body for each event of its lists, with all that stands beside them. */
    private static List<ObjectNode> cut(ObjectNode body) {
        var beside = body.deepCopy();
        Map<String, List<JsonNode>> lists = new HashMap<>();
        for (String name : List.copyOf(body.propertyNames())) {
            if (name.endsWith("_events") && body.path(name).isArray()) {
                lists.put(name, Fields.list(body.path(name)));
                beside.remove(name);
            }
        }
        var cut = new ArrayList<ObjectNode>();
        lists.forEach((name, events) -> {
            for (var event : events) {
                var one = JSON.createObjectNode();
                one.putArray(name).add(event);
                one.setAll(beside);
                cut.add(one);
            }
        });
        return lists.isEmpty() ? List.of(body) : cut;
    }

    private static String place(ObjectNode event) {
        String name = event.propertyNames().stream()
                .filter(each -> each.endsWith("_events") || each.endsWith("_event"))
                .findFirst()
                .orElse("event");
        var first = event.path(name).path(0);
        String id = Fields.first(first, "id_str", "id");
        return (name + " " + id).strip().replaceAll("\\p{Cntrl}", " ");
    }

    private static InboundEnvelope whole(ChannelConfiguration channel, XSettings settings, WebhookRequest request) {
        return new InboundEnvelope(
                channel.id(),
                "x webhook",
                request.receivedAt(),
                request.body(),
                attributes(settings.account(), settings.appId()));
    }

    private static Map<String, String> attributes(String account, String app) {
        Map<String, String> attributes = new HashMap<>();
        if (!account.isEmpty()) {
            attributes.put(XCodec.ACCOUNT, account);
        }
        if (!app.isEmpty()) {
            attributes.put(XCodec.APP, app);
        }
        return attributes;
    }
}
