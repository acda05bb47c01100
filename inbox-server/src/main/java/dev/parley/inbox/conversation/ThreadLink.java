package dev.parley.inbox.conversation;

import dev.parley.inbox.contact.ContactId;
import java.util.Set;

/**
 * Leads from a message id that the world names to the conversation it belongs to.
 *
 * @param key the message id without brackets
 * @param contact whose conversation it is: this contact may continue it by naming the key
 * @param outbound whether it is the id of a message that we sent, which only its receivers know
 * @param cited whether the message itself has not come: another one only named it
 * @param handles who else may: those the message was addressed to, lower-case
 */
public record ThreadLink(
        String key,
        ConversationId conversation,
        ContactId contact,
        boolean outbound,
        boolean cited,
        Set<String> handles) {
    /** What keys of rooms begin with; no Message-ID does. */
    public static final String ROOM = "room ";

    public ThreadLink {
        handles = Set.copyOf(handles);
    }
}
