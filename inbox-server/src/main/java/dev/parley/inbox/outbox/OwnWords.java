package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;

/**
 * Writes what Parley says in its own name, anew at each try and the same each time: what the thread shows holds none of the secrets that
 * the customer gets.
 */
public interface OwnWords {
    /**
     * What goes out.
     *
     * @param html a whole page; empty for plain text
     * @param unsubscribe where its receiver stops such messages; empty where they cannot
     */
    record Content(String text, String html, String unsubscribe) {}

    /** The words of this message; a problem where it is none of Parley's own any more. */
    Content of(MessageId message);
}
