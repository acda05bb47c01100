package dev.parley.channel.slack;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in the shape in which Slack posts them. */
final class SlackEvents {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Map<String, String> CONNECTED = Map.of(
            "account.user", "U0PARLEY",
            "account.bot", "B0PARLEY",
            "account.team", "T0ACME",
            "account.url", "https://acme.slack.com/",
            "receive.customers", "OTHER_WORKSPACES");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SlackEvents() {}

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    static byte[] bytes(Object json) {
        return JSON.writeValueAsBytes(json);
    }

    /** The wrapper around every event. */
    static ObjectNode callback(ObjectNode event) {
        var root = object("""
                {'token': 'verification', 'team_id': 'T0ACME', 'context_team_id': 'T0ACME', 'api_app_id': 'A0PARLEY',
                 'type': 'event_callback', 'event_id': 'Ev0001', 'event_time': 1795341600,
                 'authorizations': [{'enterprise_id': null, 'team_id': 'T0ACME', 'user_id': 'U0PARLEY', 'is_bot': true,
                   'is_enterprise_install': false}],
                 'is_ext_shared_channel': true, 'event_context': '4-context'}
                """);
        root.set("event", event);
        return root;
    }

    /** What a customer says in a shared channel. */
    static ObjectNode said(String text, String stamp) {
        var event = object("""
                {'client_msg_id': '3f1d8a52-6a3b-4a55-9d1c-0c0c0c0c0c0c', 'type': 'message', 'user': 'U0ANNA',
                 'team': 'T0CUSTOMER', 'user_team': 'T0CUSTOMER', 'source_team': 'T0CUSTOMER', 'channel': 'C0SHARED',
                 'channel_type': 'channel',
                 'user_profile': {'name': 'anna', 'real_name': 'Anna Meier', 'display_name': 'anna'},
                 'blocks': [{'type': 'rich_text', 'block_id': 'x', 'elements': [{'type': 'rich_text_section', 'elements': []}]}]}
                """);
        event.put("text", SlackText.escape(text));
        event.put("ts", stamp);
        event.put("event_ts", stamp);
        return event;
    }

    static InboundEvent decode(ObjectNode event, Map<String, String> attributes) {
        return new SlackCodec()
                .decode(new InboundEnvelope(
                        new ChannelId(new UUID(7, 7)), "slack event Ev0001", NOW, bytes(callback(event)), attributes));
    }

    static InboundEvent decode(ObjectNode event) {
        return decode(event, CONNECTED);
    }

    static InboundEvent decode(String event) {
        return decode(object(event));
    }

    static InboundMessage message(ObjectNode event) {
        return (InboundMessage) decode(event);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
