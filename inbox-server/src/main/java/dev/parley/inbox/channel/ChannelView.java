package dev.parley.inbox.channel;

import dev.parley.channel.ChannelState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel as managers see it: with its settings, without its secrets. */
record ChannelView(
        String id,
        String kind,
        String name,
        String address,
        String teamId,
        boolean enabled,
        Map<String, Object> receive,
        Map<String, Object> send,
        String senderName,
        @Nullable Integer undoSeconds,
        ChannelStatus status) {
    private static final Set<String> NUMBERS = Set.of("port", "pollSeconds");
    private static final Set<String> FLAGS = Set.of("markSeen", "delete");

    static ChannelView of(ChannelRows.Row row, ChannelStatus status) {
        var receive = side(row, "receive.");
        receive.putIfAbsent("protocol", "SMTP_LISTENER");
        var send = side(row, "send.");
        send.putIfAbsent("mode", "LOCAL");
        return new ChannelView(
                row.id().toString(),
                row.kind().name(),
                row.name(),
                row.address(),
                row.team().toString(),
                row.enabled(),
                receive,
                send,
                row.settings().getOrDefault("senderName", ""),
                undo(row.settings().getOrDefault("undoSeconds", "")),
                status);
    }

    private static @Nullable Integer undo(String seconds) {
        return seconds.isEmpty() ? null : Integer.valueOf(seconds);
    }

    private static Map<String, Object> side(ChannelRows.Row row, String prefix) {
        Map<String, Object> side = new TreeMap<>();
        row.settings().forEach((name, value) -> {
            if (name.startsWith(prefix) && !name.equals(prefix + "password")) {
                String bare = name.substring(prefix.length());
                side.put(bare, typed(bare, value));
            }
        });
        side.put(
                "passwordSet",
                !row.settings().getOrDefault(prefix + "password", "").isEmpty());
        return side;
    }

    private static Object typed(String name, String value) {
        if (NUMBERS.contains(name) && value.matches("[0-9]{1,9}")) {
            return Integer.valueOf(value);
        }
        return FLAGS.contains(name) ? Boolean.valueOf(value) : value;
    }

    /** What is shown while no node reports: a channel whose mail others bring needs no receiver. */
    static ChannelState quiet(ChannelRows.Row row) {
        if (!row.enabled()) {
            return ChannelState.STOPPED;
        }
        return switch (row.settings().getOrDefault("receive.protocol", "SMTP_LISTENER")) {
            case "SMTP_LISTENER", "NONE" -> ChannelState.CONNECTED;
            default -> ChannelState.CONNECTING;
        };
    }
}
