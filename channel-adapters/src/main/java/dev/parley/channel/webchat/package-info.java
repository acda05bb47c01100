/**
 * Web chat: visitors of the company's own sites write from Parley's widget. Parley itself is the provider here, so the adapter talks to no
 * server but to a {@link dev.parley.channel.webchat.Visitors port} behind which the server keeps what each visitor sees.
 *
 * <p>The server takes what a visitor says and writes it with {@code WebChatEvents}; {@code WebChatCodec} reads that as it reads every
 * provider's payload, out of the inbound stream. {@code SiteIdentity} verifies whom a site says a visitor is. The page for those who embed it is
 * docs/web-chat.md.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc7519">JSON Web Token (RFC 7519)</a>
 */
@NullMarked
package dev.parley.channel.webchat;

import org.jspecify.annotations.NullMarked;
