package dev.parley.channel.x;

import dev.parley.channel.Party;

/** People on X. */
final class XParties {
    private XParties() {}

    static Party of(String id, String name, String username) {
        String handle = id.isEmpty() ? "unknown" : id;
        boolean known = username.matches("[A-Za-z0-9_]{1,50}");
        return new Party(
                handle,
                name.strip(),
                known ? "@" + username : "",
                known ? "https://x.com/" + username : id.isEmpty() ? "" : "https://x.com/i/user/" + id);
    }
}
