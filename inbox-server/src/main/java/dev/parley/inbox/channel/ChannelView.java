package dev.parley.inbox.channel;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.ChannelState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A channel as managers see it: with its settings, without its secrets.
 *
 * @param receive of e-mail: settings of the receiving side
 * @param send of e-mail: settings of the sending side
 * @param settings by dotted name
 * @param secretsSet names of the secrets that are there
 * @param account what the provider told when it was connected, such as "name" and "expires"
 * @param webhookUrl where its provider has to post to; empty where it posts nothing
 * @param authorisable whether a manager authorises it on the provider's own page
 * @param continueDays for how many days a closed conversation goes on where its customer writes in the same place; null: as usual
 */
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
        ChannelStatus status,
        Map<String, String> settings,
        List<String> secretsSet,
        Map<String, String> account,
        String webhookUrl,
        boolean authorisable,
        @Nullable Integer continueDays) {
    private static final Set<String> NUMBERS = Set.of("port", "pollSeconds");
    private static final Set<String> FLAGS = Set.of("markSeen", "delete");

    /** {@code webhookUrl}: where its provider has to post to; empty where it posts nothing. */
    static ChannelView of(
            ChannelRows.Row row, Set<String> secrets, ChannelStatus status, String webhookUrl, boolean authorisable) {
        boolean mail = row.kind() == ChannelKind.EMAIL;
        Map<String, Object> receive = mail ? side(row, "receive.") : Map.of();
        Map<String, Object> send = mail ? side(row, "send.") : Map.of();
        if (mail) {
            receive.putIfAbsent("protocol", "SMTP_LISTENER");
            send.putIfAbsent("mode", "LOCAL");
        }
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
                number(row.settings().getOrDefault("undoSeconds", "")),
                status,
                shown(row, secrets),
                secrets.stream()
                        .filter(name -> !row.settings().getOrDefault(name, "").isEmpty())
                        .sorted()
                        .toList(),
                account(row),
                webhookUrl,
                authorisable,
                number(row.settings().getOrDefault("continueDays", "")));
    }

    private static Map<String, String> shown(ChannelRows.Row row, Set<String> secrets) {
        Map<String, String> shown = new TreeMap<>(row.settings());
        shown.keySet().removeIf(name -> secrets.contains(name) || name.startsWith(ChannelRequest.FACTS));
        return shown;
    }

    private static Map<String, String> account(ChannelRows.Row row) {
        Map<String, String> facts = new TreeMap<>();
        row.settings().forEach((name, value) -> {
            if (name.startsWith(ChannelRequest.FACTS)) {
                facts.put(name.substring(ChannelRequest.FACTS.length()), value);
            }
        });
        return facts;
    }

    private static @Nullable Integer number(String set) {
        return set.matches("[0-9]{1,9}") ? Integer.valueOf(set) : null;
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
        if (row.kind() != ChannelKind.EMAIL) {
            return ChannelState.CONNECTING;
        }
        return switch (row.settings().getOrDefault("receive.protocol", "SMTP_LISTENER")) {
            case "SMTP_LISTENER", "NONE" -> ChannelState.CONNECTED;
            default -> ChannelState.CONNECTING;
        };
    }
}
