package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes e-mails for tests. */
final class Letters {
    private Letters() {}

    /** A mail in the making; each call changes one thing. */
    static final class Letter {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String body = "Hello,\r\nwhere is my order?\r\n";

        private Letter(String from, String to) {
            String host = from.substring(from.indexOf('@') + 1).replace(">", "");
            headers.put("From", from);
            headers.put("To", to);
            headers.put("Subject", "Order " + UUID.randomUUID());
            headers.put("Date", "Mon, 5 Jan 2026 10:00:00 +0000");
            headers.put("Message-ID", "<" + UUID.randomUUID() + "@" + host + ">");
            headers.put("Content-Type", "text/plain; charset=utf-8");
        }

        Letter with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Letter subject(String subject) {
            return with("Subject", subject);
        }

        /** An answer to another letter, as mail programs write it. */
        Letter answering(Letter other) {
            return answering(other.messageId()).subject("Re: " + other.headers.get("Subject"));
        }

        Letter answering(String messageId) {
            return with("In-Reply-To", "<" + messageId + ">").with("References", "<" + messageId + ">");
        }

        Letter saying(String text) {
            body = text.replace("\r\n", "\n").replace("\n", "\r\n");
            return this;
        }

        String messageId() {
            return headers.getOrDefault("Message-ID", "").replaceAll("[<>]", "");
        }

        byte[] raw() {
            var text = new StringBuilder();
            headers.forEach((name, value) ->
                    text.append(name).append(": ").append(value).append("\r\n"));
            return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
        }

        InboundEnvelope to(ChannelId channel) {
            return envelope(channel, raw());
        }
    }

    static Letter from(String from, String to) {
        return new Letter(from, to);
    }

    static InboundEnvelope envelope(ChannelId channel, byte[] raw) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new InboundEnvelope(channel, "test " + UUID.randomUUID(), now, raw, Map.of());
    }
}
