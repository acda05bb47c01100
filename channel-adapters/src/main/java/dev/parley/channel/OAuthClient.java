package dev.parley.channel;

/**
 * Parley as the provider knows it.
 *
 * @param id public
 * @param secret empty for a public client
 */
public record OAuthClient(String id, String secret) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
