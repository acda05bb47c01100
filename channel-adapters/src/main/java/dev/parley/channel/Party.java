package dev.parley.channel;

/**
 * One side of a message: a handle on the channel, and the name it goes by.
 *
 * @param handle for e-mail the lower-cased address; never empty
 * @param displayName as the sender wrote it, decoded; empty where there was none
 */
public record Party(String handle, String displayName) {}
