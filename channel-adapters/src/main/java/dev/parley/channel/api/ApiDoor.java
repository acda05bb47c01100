package dev.parley.channel.api;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what an app posts: one event or several, of which all are taken or none, so that it can be mended and posted again. */
final class ApiDoor implements WebhookDoor {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_EVENTS = 500;

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = ApiSettings.of(channel);
        String timestamp = request.header(ApiSignature.TIMESTAMP);
        String signatures = request.header(ApiSignature.SIGNATURE);
        if (!ApiSignature.isGenuine(settings.secrets(), timestamp, signatures, request.body())) {
            return new WebhookAnswer.Forged("The signature in Parley-Signature does not fit the body, the time in"
                    + " Parley-Timestamp and the channel's secret.");
        }
        if (!ApiSignature.isNow(timestamp, request.receivedAt())) {
            return new WebhookAnswer.Forged(
                    "The time in Parley-Timestamp is more than five minutes away. Set the clock of the app's server.");
        }
        try {
            JsonNode tree = JSON.readTree(request.body());
            return accepted(channel, request, tree.isArray() ? List.copyOf(tree.values()) : List.of(tree));
        } catch (JacksonException e) {
            return new WebhookAnswer.Malformed("The body is not readable JSON: " + e.getOriginalMessage());
        }
    }

    private static WebhookAnswer accepted(ChannelConfiguration channel, WebhookRequest request, List<JsonNode> events) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            return new WebhookAnswer.Malformed("The body must have at least one event and at most " + MOST_EVENTS
                    + ", not " + events.size() + ".");
        }
        var envelopes = new ArrayList<InboundEnvelope>();
        for (JsonNode event : events) {
            try {
                ApiEvents.read(event, request.receivedAt());
            } catch (UnreadableMessageException e) {
                String which = events.size() == 1 ? "" : "Event " + (envelopes.size() + 1) + ": ";
                return new WebhookAnswer.Malformed(which + e.getMessage());
            }
            envelopes.add(new InboundEnvelope(
                    channel.id(), position(event), request.receivedAt(), JSON.writeValueAsBytes(event), Map.of()));
        }
        return new WebhookAnswer.Accepted(envelopes, "{\"accepted\":" + envelopes.size() + "}");
    }

    private static String position(JsonNode event) {
        String id = event.path("id").asString(event.path("message").asString(""));
        return ("api " + event.path("type").asString("message") + " " + id).strip();
    }
}
