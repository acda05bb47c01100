package dev.parley.channel;

/** Whether a person wrote a message; everything but {@link Personal} is never answered automatically. */
public sealed interface MessageNature {
    /** A person wrote it. */
    record Personal() implements MessageNature {}

    /** A vacation notice or another automatic answer (RFC 3834). */
    record AutoReply() implements MessageNature {}

    /**
     * A delivery report (RFC 3464) or what some servers send in its place.
     *
     * @param failedRecipient the address that could not be reached; empty where the report does not say
     * @param permanent false for "delayed, still trying"
     * @param diagnosis the server's words, one line, empty where none
     */
    record Bounce(String failedRecipient, boolean permanent, String diagnosis) implements MessageNature {}

    /**
     * Sent through a mailing list or in bulk (RFC 2369, RFC 2919, Precedence).
     *
     * @param listId what the list calls itself, empty where it does not say
     * @param discussion whether people write to the list (List-Post), as they do to a group behind a support address: then
     *     somebody wrote this and waits; false for a newsletter
     */
    record Bulk(String listId, boolean discussion) implements MessageNature {}

    /** Sent by Parley itself and come back, for example through a forward. */
    record Own() implements MessageNature {}
}
