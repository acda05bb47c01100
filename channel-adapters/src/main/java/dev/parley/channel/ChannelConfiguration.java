package dev.parley.channel;

import java.util.Map;

/**
 * One channel as a manager configured it: what an adapter needs to receive and send for it.
 *
 * @param id which channel
 * @param name what employees call it, for example "Support"
 * @param address its own handle on the kind; for e-mail the lower-cased address that customers write to
 * @param settings what its kind needs, by dotted name ("receive.host"), secrets in clear: never log them
 */
public record ChannelConfiguration(ChannelId id, String name, String address, Map<String, String> settings) {
    public ChannelConfiguration {
        settings = Map.copyOf(settings);
    }

    /** Leaves the settings out: they hold secrets. */
    @Override
    public String toString() {
        return "ChannelConfiguration[" + id + " " + name + " <" + address + ">]";
    }
}
