package dev.parley.channel.facebook;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.meta.EventAttributes;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Messaging;

/** Reads one event of a page. */
final class FacebookCodec implements ChannelCodec {
    private final Messaging messaging = new Messaging("Facebook");

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        String type = envelope.attributes().getOrDefault(EventAttributes.TYPE, "");
        var event = Fields.parse(envelope.raw());
        String foreign = envelope.attributes().getOrDefault(EventAttributes.FOREIGN, "");
        if (!foreign.isEmpty()) {
            return unknown(type + " for page " + foreign + ", which no channel has");
        }
        return switch (type) {
            case "messaging" -> messaging.decode(event, envelope);
            // Another app holds these conversations and answers them.
            case "standby" -> new InboundEvent.Unknown("standby", true);
            case "feed" -> FeedChanges.decode(event, envelope);
            case "mention" -> FeedChanges.mention(event, envelope);
            // Meta's own tests send messages as changes.
            default -> event.has("sender") ? messaging.decode(event, envelope) : unknown(type);
        };
    }

    private static InboundEvent.Unknown unknown(String type) {
        return new InboundEvent.Unknown(Fields.type(type), false);
    }
}
