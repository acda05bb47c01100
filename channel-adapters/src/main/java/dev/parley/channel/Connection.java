package dev.parley.channel;

import java.util.List;
import java.util.Map;

/**
 * What connecting a channel brought: whose account it is, and whether both directions work now.
 *
 * @param address the account's own handle or id, by which events are told to be for it; empty where it is not known
 * @param facts what the adapter has to know later (its bot's id, when the credential ends: {@link #EXPIRES}); kept with the
 *     settings as "account.…"
 * @param checks one for each direction
 */
public record Connection(String address, Map<String, String> facts, List<ConnectionCheck> checks) {
    /** The fact that says when the credential ends, as an ISO-8601 instant. */
    public static final String EXPIRES = "account.expires";

    public Connection {
        facts = Map.copyOf(facts);
        checks = List.copyOf(checks);
    }

    /** Whether everything works. */
    public boolean ok() {
        return checks.stream().allMatch(ConnectionCheck::ok);
    }
}
