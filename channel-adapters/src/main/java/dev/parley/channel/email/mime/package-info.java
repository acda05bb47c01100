/**
 * Reading MIME as the world sends it: bytes in, a tree of decoded parts out. Nothing in here throws for a broken message.
 *
 * <p>{@code MimeReader} → {@code MimePart} (with {@code Headers}); {@code Charsets}, {@code EncodedWords} (RFC 2047),
 * {@code HeaderParameters} (RFC 2231), {@code Addresses} and {@code MailDates} read what stands in the headers,
 * {@code TransferDecoding}, {@code FlowedText} and {@code Tnef} what stands in the bodies.
 */
@NullMarked
package dev.parley.channel.email.mime;

import org.jspecify.annotations.NullMarked;
