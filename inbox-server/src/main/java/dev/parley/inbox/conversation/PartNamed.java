package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;

/** A provider told by what name events will speak of something that we sent; {@code reference} is unique among channels. */
public record PartNamed(ChannelId channel, String reference) {}
