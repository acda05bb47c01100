package dev.parley.channel;

import java.util.Objects;

/**
 * One side of a message: a handle on the channel, and the name it goes by.
 *
 * @param handle what never changes of it: for e-mail the lower-cased address, elsewhere the provider's id; never empty
 * @param displayName as the sender wrote it, decoded; empty where there was none
 * @param username what people call the handle ("@anna", "anna@mastodon.example"); empty where the handle itself is what they read
 * @param profile where a browser shows them; empty where there is no such page
 */
public record Party(String handle, String displayName, String username, String profile) {
    /** Whom people know by the handle itself. */
    public Party(String handle, String displayName) {
        this(handle, displayName, "", "");
    }

    /** The name to show: the one they gave themselves, or what people call them. */
    public String shown() {
        return displayName.isBlank()
                ? Objects.requireNonNullElse(username.isBlank() ? null : username, handle)
                : displayName;
    }
}
