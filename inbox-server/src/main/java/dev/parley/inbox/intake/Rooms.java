package dev.parley.inbox.intake;

import dev.parley.channel.Venue.Company;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.conversation.ThreadLink;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.List;

/**
 * The thread key of the room in which something was said: who says something there goes on with the conversation that it leads to,
 * for as long as that is not over.
 */
final class Rooms {
    private Rooms() {}

    /** The key of a message's room; none for mails. */
    static List<String> keys(Mail mail) {
        String room = mail.message().venue().room();
        return room.isEmpty()
                ? List.of()
                : List.of(ThreadLink.ROOM
                        + ChannelScope.in(mail.channel().kind(), mail.channel().id(), room));
    }

    /** Whether everybody who writes in a message's room shares one conversation. */
    static boolean isShared(Mail mail) {
        return mail.message().venue().company() == Company.ALL;
    }
}
