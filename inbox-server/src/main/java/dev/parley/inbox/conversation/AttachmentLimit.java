package dev.parley.inbox.conversation;

/** What the channel of a conversation can carry; answered by whoever sends. */
@FunctionalInterface
public interface AttachmentLimit {
    /** Bytes of all files of one answer together; 0 where the channel takes none. */
    long maxBytes(ConversationId conversation);
}
