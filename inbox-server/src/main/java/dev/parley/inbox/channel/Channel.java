package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.email.OwnAddresses;
import dev.parley.inbox.employee.TeamId;

/**
 * One configured channel, as the other modules see it.
 *
 * @param name what employees call it, for example "Support"
 * @param address its own handle; for e-mail the lower-cased address that customers write to
 * @param team whose queue its new conversations go to
 * @param enabled whether it receives and sends
 * @param senderName the name that answers go out under; never empty
 * @param own all its addresses; of a kind without aliases just the one
 */
public record Channel(
        ChannelId id,
        ChannelKind kind,
        String name,
        String address,
        TeamId team,
        boolean enabled,
        String senderName,
        OwnAddresses own) {}
