package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.contact.Contacts;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives people the name that their provider told, and shows it on every screen that shows a conversation with them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Naming {
    private final Contacts contacts;
    private final NamingRows rows;
    private final Announcements announcements;
    private final Clock clock;

    Naming(Contacts contacts, NamingRows rows, Announcements announcements, Clock clock) {
        this.contacts = contacts;
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What anybody said of them before stays; the same again changes and tells nothing. */
    public void name(ChannelKind kind, Party party) {
        contacts.introduce(kind, party).ifPresent(contact -> {
            rows.findAgain(contact);
            tell(contact);
        });
    }

    /** Tells every screen that a contact is called, or reached, otherwise than before. */
    public void tell(ContactId contact) {
        var facts = Map.of("contact", contact.toString());
        tell(EventType.CONTACT_CHANGED, null, 0, null, facts);
        for (var shown : rows.raise(contact)) {
            tell(EventType.CONVERSATION_CHANGED, shown.conversation(), shown.version(), shown.team(), facts);
        }
    }

    private void tell(
            EventType type, @Nullable UUID conversation, long version, @Nullable UUID team, Map<String, String> facts) {
        announcements.add(new ParleyEvent(type, conversation, version, team, null, null, clock.instant(), facts));
    }
}
