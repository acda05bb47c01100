package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.contact.Contacts;
import dev.parley.inbox.conversation.Changes.Where;
import dev.parley.inbox.conversation.MoveRows.Beginning;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows customers and rooms that go on under other ids; the same move twice changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Moves {
    private final Contacts contacts;
    private final MoveRows rows;
    private final Naming naming;

    Moves(Contacts contacts, MoveRows rows, Naming naming) {
        this.contacts = contacts;
        this.rows = rows;
        this.naming = naming;
    }

    void follow(Where where, InboundEvent.Renamed renamed) {
        renamed.rooms().forEach((before, now) -> room(where, clean(before), clean(now)));
        renamed.beginnings().forEach((before, now) -> beginning(where, clean(before), clean(now)));
        renamed.people().forEach((before, now) -> person(where, clean(before), clean(now), renamed));
    }

    private void room(Where where, String before, String now) {
        ChannelId channel = where.channel();
        String thread = ThreadLink.ROOM + ChannelScope.in(where.kind(), channel, before);
        rows.moveConversations(thread, before, now);
        rows.moveThreads(thread, ThreadLink.ROOM + ChannelScope.in(where.kind(), channel, now));
        rows.moveAnswers(channel, before, now);
    }

    private void beginning(Where where, String before, String now) {
        ChannelId channel = where.channel();
        var names = new Beginning(
                ChannelScope.in(where.kind(), channel, before), ChannelScope.in(where.kind(), channel, now));
        rows.moveThreads(channel, new Beginning(ThreadLink.ROOM + names.before(), ThreadLink.ROOM + names.now()));
        rows.moveRooms(channel, new Beginning(before, now));
        rows.renameMessages(channel, names);
        rows.renameParts(channel, names);
    }

    private void person(Where where, String before, Party now, InboundEvent.Renamed renamed) {
        contacts.rename(where.kind(), before, now, renamed.at()).ifPresent(moved -> {
            ContactId newcomer = moved.newcomer();
            if (newcomer != null) {
                rows.giveTo(moved.contact(), newcomer);
            }
            rows.readdress(moved.contact(), before, now.handle());
            naming.tell(moved.contact());
        });
    }

    private static Party clean(Party party) {
        return new Party(clean(party.handle()), clean(party.displayName()), clean(party.username()), party.profile());
    }

    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
