package dev.parley.channel;

/** How a channel's receiver does. */
public enum ChannelState {
    CONNECTING,
    CONNECTED,
    FAILING,
    STOPPED
}
