/**
 * Authorising a channel on the provider's own page (RFC 6749 section 4.1 with PKCE, RFC 7636): {@code OAuth} makes the address a
 * manager is sent to, turns the code that comes back into the first token, and renews it later.
 *
 * <p>An adapter says in {@code ChannelAdapter.authorisation} at which provider and as which client. Its server begins an
 * {@code OAuthAttempt}, keeps it under its state until the provider sends the browser back, exchanges the code, and puts the token
 * into the {@code TokenStore} under the name that the {@code Authorisation} says. From then on the adapter renews it there.
 */
@NullMarked
package dev.parley.channel.oauth;

import org.jspecify.annotations.NullMarked;
