package dev.parley.channel;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of channel can do, so that the composer and the outbox need not know kinds.
 *
 * @param text how long a message may be
 * @param files which files go with it
 * @param replyWindow how long after the customer's last message an answer is taken; null for ever
 * @param idempotentSend whether sending the same message twice reaches the customer once, so that an unknown outcome may be retried
 * @param features what else it can do
 */
public record Capabilities(
        TextLimit text,
        FileLimit files,
        @Nullable Duration replyWindow,
        boolean idempotentSend,
        Set<Feature> features) {

    public Capabilities {
        features = Set.copyOf(features);
    }

    /** What not every channel can do. */
    public enum Feature {
        /** Formatted text. */
        HTML,
        /** A subject. */
        SUBJECT,
        /** Others can get a copy, openly (CC) or unseen (BCC), and an answer may go to somebody else. */
        COPIES,
        /** Earlier words are quoted below an answer, and a signature stands below it. */
        LETTERS,
        /** It shows customers who of the company says something. */
        WRITERS,
        /** What is said may be public. */
        PUBLIC,
        /** What is said may be private. */
        PRIVATE,
        /** A public message can be answered privately. */
        PRIVATE_ANSWER,
        /** Messages prepared with the provider go out when the reply window has closed. */
        TEMPLATES,
        EDITS,
        DELETIONS,
        REACTIONS,
        /** It tells when the customer's device has a message. */
        DELIVERY_RECEIPTS,
        /** It tells when the customer has seen a message. */
        READ_RECEIPTS
    }

    /** The same, and these besides. */
    public Capabilities with(Feature... more) {
        var all = new HashSet<>(features);
        all.addAll(List.of(more));
        return new Capabilities(text, files, replyWindow, idempotentSend, all);
    }

    /** The same, but an answer is one message and nothing but words, where the provider takes no second one. */
    public Capabilities once() {
        return new Capabilities(
                new TextLimit(text.max(), text.unit(), 1), FileLimit.NONE, replyWindow, idempotentSend, features);
    }

    /** Whether it can do this. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
