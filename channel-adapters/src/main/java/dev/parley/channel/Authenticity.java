package dev.parley.channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a message's sender being who they say, as facts that a screen can show.
 *
 * @param sender the address that all of this is about; empty where the message names none
 * @param verdict what follows from it
 * @param server the mail server whose checks these are; empty: none that counts
 * @param assumed whether nobody told that this server is the company's own: it is the one that took the message
 * @param checks each method once
 * @param signature the sender's own
 * @param encrypted whether the message, or its main part, can only be read by whoever has a key
 */
public record Authenticity(
        String sender,
        Verdict verdict,
        String server,
        boolean assumed,
        List<Check> checks,
        Signature signature,
        boolean encrypted) {
    public Authenticity {
        checks = List.copyOf(checks);
    }

    /** Whether there is nothing to tell: nobody checked it, nobody signed it, anybody can read it. */
    public boolean isSilent() {
        return checks.isEmpty() && signature instanceof Signature.Missing && !encrypted;
    }

    /** Whether the sender's domain, or the sender, stands behind the message. */
    public enum Verdict {
        /** It does: DMARC, or a check that is about the very domain, or a signature of the sender's own. */
        CONFIRMED,
        /** It was checked, and nothing shows that it does. */
        UNCONFIRMED,
        /** The domain says how its messages can be told, and this one is none (DMARC failed). */
        CONTRADICTED,
        /** Nobody whose word counts has checked it. */
        UNKNOWN
    }

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

    /** Why a signature is not believed. */
    public enum Doubt {
        /** It came without the certificate of its signer. */
        NO_CERTIFICATE,
        /** It is signed in a way that Parley does not know. */
        UNKNOWN_ALGORITHM,
        /** It is signed in an old way that can be forged. */
        WEAK_ALGORITHM,
        /** It was signed when the certificate was not valid. */
        NOT_VALID_THEN,
        /** The certificate had ended when the message came. */
        ENDED,
        /** The certificate is not for mail. */
        NOT_FOR_MAIL,
        /** No authority that Parley believes has issued the certificate. */
        NO_AUTHORITY
    }

    /** What is wrong with a signature that is broken. */
    public enum Damage {
        /** The message was changed after it was signed. */
        CHANGED,
        /** The signature cannot be read, or names nobody. */
        UNREADABLE
    }

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

        /** Nobody changed it since, but whose it is is only claimed. */
        record Unproven(String name, Doubt doubt) implements Signature {}

        /** It was changed, or its signature cannot be read. */
        record Broken(Damage damage) implements Signature {}
    }
}
