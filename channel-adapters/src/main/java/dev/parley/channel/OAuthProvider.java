package dev.parley.channel;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where an account is authorised.
 *
 * @param name for sentences
 * @param authorise the page that a person's browser opens
 * @param token where codes and refresh tokens become access tokens
 * @param scopes what is asked for
 * @param parameters what the page needs besides, such as Google's {@code access_type=offline}
 * @param proof how the client proves who it is
 */
public record OAuthProvider(
        String name, URI authorise, URI token, List<String> scopes, Map<String, String> parameters, Proof proof) {
    public OAuthProvider {
        scopes = List.copyOf(scopes);
        parameters = Map.copyOf(parameters);
    }

    /** How a client that has a secret shows it (RFC 6749 section 2.3.1); one without sends only its id. */
    public enum Proof {
        /** In the Authorization header. */
        HEADER,
        /** Among the parameters. */
        BODY
    }
}
