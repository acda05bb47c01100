package dev.parley.channel.x;

import dev.parley.channel.Body;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A direct message as either API tells of it.
 *
 * @param room see {@link #room}
 * @param customer whom it was sent to, when we wrote it; null where X does not say
 * @param byThisApp whether it was sent through our own app, so that it is known already
 */
record XDirect(
        String id,
        String room,
        Party sender,
        @Nullable Party customer,
        String text,
        Instant at,
        List<RemoteMedia> media,
        boolean byThisApp) {
    private static final String GROUP = "group:";

    XDirect {
        media = List.copyOf(media);
    }

    /** X's id of a conversation, which is "smaller-larger" of two accounts, and a number of its own for a group. */
    static String room(String conversation) {
        return conversation.indexOf('-') > 0 ? conversation : GROUP + conversation;
    }

    /** The room of two accounts. */
    static String room(String one, String other) {
        return Fields.compareIds(one, other) < 0 ? one + "-" + other : other + "-" + one;
    }

    /** X's id of the conversation in a room; empty where the room is a post's. */
    static String conversation(String room) {
        if (room.startsWith(GROUP)) {
            return room.substring(GROUP.length());
        }
        return room.matches("[0-9]+-[0-9]+") ? room : "";
    }

    static boolean isGroup(String room) {
        return room.startsWith(GROUP);
    }

    InboundEvent event(String account) {
        boolean group = isGroup(room);
        var company = group ? Venue.Company.ALL : Venue.Company.ONE;
        var venue = new Venue(room, company, Visibility.PRIVATE, "", "");
        var said = InboundMessage.said(id, sender, at, Body.plain(text), List.of(), venue)
                .with(media);
        if (!sender.handle().equals(account)) {
            return said;
        }
        if (byThisApp || customer == null && !group) {
            return new InboundEvent.Unknown("direct message of our own", true);
        }
        var own = said.with(new MessageNature.Own());
        return customer == null ? own : own.to(List.of(new Recipient(Recipient.Role.TO, customer)));
    }
}
