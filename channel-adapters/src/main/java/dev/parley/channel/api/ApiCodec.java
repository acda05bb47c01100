package dev.parley.channel.api;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.UnreadableMessageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads one event of what was posted. */
final class ApiCodec implements ChannelCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        try {
            return ApiEvents.read(JSON.readTree(envelope.raw()), envelope.receivedAt());
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The event is not readable JSON: " + e.getOriginalMessage(), e);
        }
    }
}
