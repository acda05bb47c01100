package dev.parley.channel;

/** The kinds of channel that Parley can speak. */
public enum ChannelKind {
    EMAIL
}
