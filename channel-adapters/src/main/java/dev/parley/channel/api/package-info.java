/**
 * Channels that anybody connects without Java: an app of the company's own posts what customers say to Parley, and gets what
 * employees answer at an address of its own, both as JSON and signed the same way.
 *
 * <p>{@code ApiDoor} verifies a post with {@code ApiSignature} and refuses what it cannot take with a sentence that names the
 * field. {@code ApiCodec} reads an event with {@code ApiEvents}, and {@code ApiMessages} those that are messages;
 * {@code ApiFields} is strict about what matters and lenient about the rest. {@code ApiSender} writes what goes out,
 * {@code ApiAdapter} is the door of the package. The page for those who write the app is docs/api-channel.md.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc2104">HMAC (RFC 2104)</a>
 */
@NullMarked
package dev.parley.channel.api;

import org.jspecify.annotations.NullMarked;
