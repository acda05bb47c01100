package dev.parley.inbox.conversation;

import dev.parley.channel.Recipient;
import dev.parley.inbox.conversation.MessageView.PartyView;
import java.util.List;

/** A recipient as the database keeps it, an element of {@code message.recipients}. */
public record RecipientRecord(Recipient.Role role, String handle, String name) {
    /** Those in this role, as they are shown. */
    public static List<PartyView> parties(List<RecipientRecord> recipients, Recipient.Role role) {
        return recipients.stream()
                .filter(recipient -> recipient.role() == role)
                .map(recipient -> new PartyView(recipient.name(), recipient.handle()))
                .toList();
    }

    /** From the channel's shape. */
    public static RecipientRecord of(Recipient recipient) {
        return new RecipientRecord(
                recipient.role(), recipient.party().handle(), recipient.party().displayName());
    }
}
