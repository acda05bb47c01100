package dev.parley.channel.x;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.UnreadableMessageException;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link XPoll} and {@link XDoor} brought: one post or message with what X told beside it, or one event of V1. */
final class XCodec implements ChannelCodec {
    /** The account's number. */
    static final String ACCOUNT = "account";
    /** Our app's number, where it is known. */
    static final String APP = "app";
    /** There for the last version of an edited post, read as if it were the first. */
    static final String AS_FIRST = "as-first";

    private static final Set<String> MEANINGLESS = Set.of(
            "direct_message_indicate_typing_events",
            "favorite_events",
            "follow_events",
            "unfollow_events",
            "block_events",
            "unblock_events",
            "mute_events",
            "unmute_events");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var json = parse(envelope.raw());
        String account = envelope.attributes().getOrDefault(ACCOUNT, Fields.id(json.path("for_user_id")));
        var data = json.path("data");
        if (data.isObject()) {
            return v2(envelope, json, account);
        }
        if (json.path("tweet_create_events").isArray()) {
            return new V1Events(json, account, envelope.receivedAt()).post();
        }
        if (json.path("direct_message_events").isArray()) {
            return new V1Events(json, account, envelope.receivedAt())
                    .direct(envelope.attributes().getOrDefault(APP, ""));
        }
        if (json.path("tweet_delete_events").isArray()) {
            return new V1Events(json, account, envelope.receivedAt()).deleted();
        }
        if (json.path("direct_message_mark_read_events").isArray()) {
            return new V1Events(json, account, envelope.receivedAt()).read();
        }
        return other(json);
    }

    private static InboundEvent v2(InboundEnvelope envelope, JsonNode json, String account) {
        var event = new V2Event(json.path("data"), json.path("includes"), envelope.receivedAt());
        return event.isDirect()
                ? event.direct(account)
                : event.post(account, envelope.attributes().containsKey(AS_FIRST));
    }

    private static InboundEvent other(JsonNode json) {
        String name = json.propertyNames().stream()
                .filter(each -> each.endsWith("_events") || each.endsWith("_event"))
                .findFirst()
                .orElseGet(() -> json.propertyNames().stream().findFirst().orElse("nothing"));
        String detail = json.path(name).isObject()
                ? json.path(name).propertyNames().stream()
                        .filter("revoke"::equals)
                        .map(each -> " " + each)
                        .findFirst()
                        .orElse("")
                : "";
        String type = (name + detail).replaceAll("\\p{Cntrl}", " ");
        return new InboundEvent.Unknown(type.substring(0, Math.min(type.length(), 100)), MEANINGLESS.contains(name));
    }

    private static ObjectNode parse(byte[] raw) {
        try {
            if (JSON.readTree(raw) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("This is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("This is no event of X: it is no JSON object.", null);
    }
}
