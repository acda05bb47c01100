package dev.parley.inbox.conversation;

/**
 * A mail server reported on a message that we sent. Published within the transaction that stores the report.
 *
 * @param message the outbound message
 * @param permanent whether it will never arrive; false for "delayed, still trying"
 * @param recipient who could not be reached; empty where the report does not say
 * @param diagnosis the server's words; empty where none
 */
public record DeliveryReported(
        ConversationId conversation, MessageId message, boolean permanent, String recipient, String diagnosis) {}
