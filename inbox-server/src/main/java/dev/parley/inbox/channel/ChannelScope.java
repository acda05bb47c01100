package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;

/**
 * Makes the names that providers give unique among all channels: two bots may have a chat of the same number. Message-IDs of
 * e-mail are unique in the world and stay as they are, so that the same mail to two mailboxes is known as one.
 */
public final class ChannelScope {
    private static final int ID = 36;

    private ChannelScope() {}

    /** The name as it is stored; empty stays empty. */
    public static String in(ChannelKind kind, ChannelId channel, String name) {
        return kind == ChannelKind.EMAIL || name.isEmpty() ? name : channel + "/" + name;
    }

    /** The name as the provider gave it. */
    public static String out(ChannelKind kind, String stored) {
        return kind == ChannelKind.EMAIL || stored.length() <= ID ? stored : stored.substring(ID + 1);
    }
}
