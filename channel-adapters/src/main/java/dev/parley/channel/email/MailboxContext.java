package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import java.time.Clock;
import java.util.Map;

/**
 * What all visits of one mailbox work with, and the envelopes they make.
 *
 * @param badMails outlives visits: a mail that breaks the connection each time must be given up one day
 */
record MailboxContext(
        ChannelId channel,
        MailTiming timing,
        MailboxMemory memory,
        Limits limits,
        BadMails badMails,
        Clock clock,
        MailSignIn signIn) {
    /**
     * How much is held in memory at once.
     *
     * @param pageMails mails in a page at most
     * @param pageBytes bytes in a page at most, unless it has one mail only
     * @param maxSize bytes of the largest mail that is taken
     */
    record Limits(int pageMails, long pageBytes, long maxSize) {}

    /** A mail; where it turned out to be larger than was listed, an envelope that says so. */
    InboundEnvelope envelope(String position, byte[] raw) {
        return raw.length > limits.maxSize()
                ? tooLarge(position, raw.length)
                : new InboundEnvelope(channel, position, clock.instant(), raw, Map.of());
    }

    /** Instead of a mail that is larger than the limit. */
    InboundEnvelope tooLarge(String position, long size) {
        return unfetched(
                position,
                "The mail has " + size + " bytes, more than the limit of " + limits.maxSize()
                        + " (setting parley.inbound.max-size).");
    }

    /** Instead of a mail that the server failed to give too often. */
    InboundEnvelope notGiven(String position, Exception why) {
        return unfetched(
                position,
                "The mail server could not give this mail, also after several tries: " + why.getMessage() + ".");
    }

    private InboundEnvelope unfetched(String position, String reason) {
        String whole = reason + " It is still in the mailbox.";
        return new InboundEnvelope(
                channel, position, clock.instant(), new byte[0], Map.of(Attributes.UNFETCHED, whole));
    }
}
