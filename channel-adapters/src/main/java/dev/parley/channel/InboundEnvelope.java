package dev.parley.channel;

import java.time.Instant;
import java.util.Map;

/**
 * One message exactly as its source gave it, not yet read: what travels through the inbound stream.
 *
 * <p>It stays raw until intake so that a message nobody can read is set aside whole, and can be tried again.
 *
 * @param channel the channel it arrived on
 * @param position where the source keeps it, for people and logs ("imap INBOX 1700000000/42", "smtp 7f3a…")
 * @param receivedAt when Parley took it from the source
 * @param raw the source's bytes: for e-mail the RFC 5322 message
 * @param attributes what the transport said beside the message, see {@link Attributes}
 */
public record InboundEnvelope(
        ChannelId channel, String position, Instant receivedAt, byte[] raw, Map<String, String> attributes) {

    public InboundEnvelope {
        attributes = Map.copyOf(attributes);
    }

    /** Names of the transport's attributes. */
    public static final class Attributes {
        /** SMTP MAIL FROM, empty for the null sender of bounces (RFC 5321 section 4.5.5). */
        public static final String MAIL_FROM = "mail-from";
        /** SMTP RCPT TO, one address for each envelope. */
        public static final String RCPT_TO = "rcpt-to";
        /** Who handed it over by SMTP: the name it gave and its network address. */
        public static final String REMOTE = "remote";
        /**
         * Why the source could not give the message, in words for the set-aside list; {@code raw} is then empty and there is
         * nothing to decode: it is set aside so that a person sees that something is missing.
         */
        public static final String UNFETCHED = "unfetched";

        private Attributes() {}
    }
}
