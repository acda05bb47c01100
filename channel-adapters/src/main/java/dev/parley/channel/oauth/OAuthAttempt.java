package dev.parley.channel.oauth;

/**
 * An authorisation that was begun: kept for a few minutes by the one who began it, and used once.
 *
 * @param page where the manager's browser goes
 * @param state what comes back with the code; another state is somebody else's code (RFC 6749 section 10.12)
 * @param verifier what proves that whoever exchanges the code began it (RFC 7636); a secret
 * @param redirect where the provider sends the browser back to, exactly as it is registered there
 */
public record OAuthAttempt(String page, String state, String verifier, String redirect) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "OAuthAttempt[" + redirect + "]";
    }
}
