package dev.parley.inbox.channel;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to set in a channel; absent things stay, or take their default in a new channel.
 *
 * @param undoSeconds how long an answer may be taken back, 0 to 120; as the company has it where it is negative
 * @param receive settings of the receiving side by name; a password that is absent stays
 * @param send settings of the sending side
 * @param kind of a new channel; e-mail where it is missing
 * @param settings all other settings by their dotted names; a secret that is absent stays
 * @param continueDays for how long after its end a conversation goes on with what its customer says in the same place, 0 to 365;
 *     as usual where it is negative
 */
record ChannelRequest(
        @Nullable String name,
        @Nullable String address,
        @Nullable UUID teamId,
        @Nullable Boolean enabled,
        @Nullable String senderName,
        @Nullable Integer undoSeconds,
        @Nullable Map<String, @Nullable Object> receive,
        @Nullable Map<String, @Nullable Object> send,
        @Nullable ChannelKind kind,
        @Nullable Map<String, @Nullable Object> settings,
        @Nullable Integer continueDays) {
    /** What the provider told is nobody's to set. */
    static final String FACTS = "account.";

    private static final int LONGEST = 20_000;
    private static final int LONGEST_UNDO = 120;
    private static final int LONGEST_CONTINUED = 365;

    /** The settings afterwards, secrets of {@code before} sealed, new ones in clear. */
    Map<String, String> over(Map<String, String> before, Set<String> secrets) {
        var settings = new HashMap<>(before);
        overlay(settings, "receive.", receive, secrets);
        overlay(settings, "send.", send, secrets);
        overlay(settings, "", this.settings, secrets);
        if (senderName != null) {
            settings.put("senderName", senderName.strip());
        }
        if (undoSeconds != null) {
            if (undoSeconds > LONGEST_UNDO) {
                throw Problem.invalid("The time to take an answer back must be 0 to " + LONGEST_UNDO + " seconds.");
            }
            settings.put("undoSeconds", undoSeconds < 0 ? "" : undoSeconds.toString());
        }
        if (continueDays != null) {
            if (continueDays > LONGEST_CONTINUED) {
                throw Problem.invalid("A closed conversation is continued for 0 to " + LONGEST_CONTINUED + " days.");
            }
            settings.put("continueDays", continueDays < 0 ? "" : continueDays.toString());
        }
        return settings;
    }

    private static void overlay(
            Map<String, String> settings,
            String prefix,
            @Nullable Map<String, @Nullable Object> wanted,
            Set<String> secrets) {
        if (wanted == null) {
            return;
        }
        String host = settings.getOrDefault(prefix + "host", "");
        boolean newSecret = false;
        for (var entry : wanted.entrySet()) {
            String name = prefix + entry.getKey();
            var value = entry.getValue();
            if (entry.getKey().equals("passwordSet") || value == null) {
                continue;
            }
            if (value instanceof Map
                    || value instanceof Iterable
                    || name.startsWith(FACTS)
                    || value.toString().length() > LONGEST) {
                throw Problem.invalid("The setting " + name + " must be one text, number or yes/no.");
            }
            newSecret |= secrets.contains(name);
            settings.put(name, value.toString());
        }
        boolean moved = !host.isEmpty() && !host.equals(settings.get(prefix + "host"));
        boolean kept = settings.containsKey(prefix + "password") && !newSecret;
        if (moved && kept && !settings.getOrDefault(prefix + "password", "").isEmpty()) {
            throw Problem.invalid("The server is another one now: enter its password.");
        }
    }
}
