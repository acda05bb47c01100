package dev.parley.channel.mattermost;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far channels were read, in the server's milliseconds.
 *
 * @param all until when every channel was read
 * @param further channels that were read further than that
 */
record MattermostCursor(long all, Map<String, Long> further) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    MattermostCursor {
        further = Map.copyOf(further);
    }

    /** Empty the very first time. */
    static Optional<MattermostCursor> read(String saved) {
        try {
            var tree = saved.isEmpty() ? JSON.nullNode() : JSON.readTree(saved);
            return tree.path("at").isNumber() ? Optional.of(of(tree)) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static MattermostCursor of(JsonNode tree) {
        var further = new TreeMap<String, Long>();
        for (var entry : tree.path("of").properties()) {
            further.put(entry.getKey(), entry.getValue().asLong(0));
        }
        return new MattermostCursor(tree.path("at").asLong(0), further);
    }

    long of(String channel) {
        return Math.max(all, further.getOrDefault(channel, 0L));
    }

    /** After a channel was read until {@code time}. */
    MattermostCursor moved(String channel, long time) {
        if (time <= of(channel)) {
            return this;
        }
        var more = new TreeMap<>(further);
        more.put(channel, time);
        return new MattermostCursor(all, more);
    }

    /** After all were read until {@code time} at least; what that covers need not be remembered. */
    MattermostCursor settled(long time) {
        if (time <= all) {
            return this;
        }
        var more = new TreeMap<>(further);
        more.values().removeIf(each -> each <= time);
        return new MattermostCursor(time, more);
    }

    @Override
    public String toString() {
        return JSON.writeValueAsString(Map.of("at", all, "of", new TreeMap<>(further)));
    }
}
