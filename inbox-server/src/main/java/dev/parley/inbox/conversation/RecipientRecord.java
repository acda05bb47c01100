package dev.parley.inbox.conversation;

import dev.parley.channel.Recipient;

/** A recipient as the database keeps it, an element of {@code message.recipients}. */
public record RecipientRecord(Recipient.Role role, String handle, String name) {
    /** From the channel's shape. */
    public static RecipientRecord of(Recipient recipient) {
        return new RecipientRecord(
                recipient.role(), recipient.party().handle(), recipient.party().displayName());
    }
}
