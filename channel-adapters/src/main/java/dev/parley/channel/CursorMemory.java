package dev.parley.channel;

/** Remembers how far a source was read, on every node and over restarts. */
public interface CursorMemory {
    /** What was saved last under this name; empty where nothing was. */
    String find(ChannelId channel, String name);

    /** Saves it, before the source is asked for what comes after. */
    void save(ChannelId channel, String name, String cursor);
}
