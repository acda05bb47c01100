package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Envelopes for tests. */
final class Mails {
    static final Instant RECEIVED = Instant.parse("2026-11-20T10:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId(UUID.fromString("01934b5c-0000-7000-8000-000000000001"));

    private Mails() {}

    static InboundEnvelope envelope(byte[] raw, Map<String, String> attributes) {
        return new InboundEnvelope(CHANNEL, "test", RECEIVED, raw, attributes);
    }

    static InboundEnvelope envelope(byte[] raw) {
        return envelope(raw, Map.of());
    }

    /** A text block as a message: CRLF line ends, UTF-8. */
    static InboundEnvelope envelope(String mail) {
        return envelope(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
