package dev.parley.channel;

/**
 * How one channel is authorised.
 *
 * @param token under which name the token is kept in the {@code TokenStore}
 */
public record Authorisation(OAuthProvider provider, OAuthClient client, String token) {}
