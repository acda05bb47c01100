package dev.parley.channel;

import java.util.List;

/** What to do with a webhook request, and what to answer. */
public sealed interface WebhookAnswer {
    /** Genuine: answered with 200 (and {@code reply}, where the provider wants one) once every envelope is durable. */
    record Accepted(List<InboundEnvelope> envelopes, String reply) implements WebhookAnswer {
        public Accepted {
            envelopes = List.copyOf(envelopes);
        }

        /** What {@code reply} is: providers that take a method in the answer want to be told that it is JSON. */
        public String contentType() {
            return reply.startsWith("{") ? "application/json" : "text/plain;charset=UTF-8";
        }
    }

    /** The provider asked something, such as a challenge: answered with this, nothing is stored. */
    record Answered(String contentType, String reply) implements WebhookAnswer {}

    /** Not from the provider, or too old: 401, nothing is stored; {@code reason} is for the log and the channel's health. */
    record Forged(String reason) implements WebhookAnswer {}

    /** Genuine, but nothing that can be taken: answered with 400 and the reason. */
    record Malformed(String reason) implements WebhookAnswer {}
}
