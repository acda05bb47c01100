package dev.parley.channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a message's sender being who they say, as facts that a screen can show.
 *
 * @param server the mail server whose checks these are; empty: none that counts
 * @param assumed whether nobody told that this server is the company's own: it is the one that took the message
 * @param checks each method once
 * @param signature the sender's own
 * @param encrypted whether the message, or its main part, can only be read by whoever has a key
 */
public record Authenticity(String server, boolean assumed, List<Check> checks, Signature signature, boolean encrypted) {
    public Authenticity {
        checks = List.copyOf(checks);
    }

    /** Nothing speaks for or against it. */
    public static final Authenticity NONE = new Authenticity("", true, List.of(), new Signature.Missing(), false);

    /** How a server confirmed the sender's domain. */
    public enum Method {
        /** The network address may send for the domain (RFC 7208). */
        SPF,
        /** The domain signed it (RFC 6376). */
        DKIM,
        /** One of both belongs to the domain that people see (RFC 7489). */
        DMARC
    }

    /** How a check ended (RFC 8601 section 2.7). */
    public enum Result {
        PASS,
        FAIL,
        SOFTFAIL,
        NEUTRAL,
        NONE,
        POLICY,
        TEMPERROR,
        PERMERROR
    }

    /** One check; {@code domain} is the one it is about, empty where the server does not say. */
    public record Check(Method method, Result result, String domain) {}

    /** The sender's own signature (S/MIME, RFC 8551). */
    public sealed interface Signature {
        /** It has none. */
        record Missing() implements Signature {}

        /**
         * Nobody changed it since, and somebody trusted says whose it is.
         *
         * @param name whom the certificate names
         * @param addresses whose mail it is for, in lower case
         * @param issuer who says so
         * @param until when the certificate ends
         * @param isSender whether one of the addresses is the one that wrote the message
         */
        record Valid(String name, Set<String> addresses, String issuer, Instant until, boolean isSender)
                implements Signature {
            public Valid {
                addresses = Set.copyOf(addresses);
            }
        }

        /** Nobody changed it since, but whose it is is only claimed; {@code reason} says why it is not believed. */
        record Unproven(String name, String reason) implements Signature {}

        /** It was changed, or its signature cannot be read. */
        record Broken(String reason) implements Signature {}
    }
}
