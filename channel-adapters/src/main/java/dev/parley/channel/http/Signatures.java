package dev.parley.channel.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of webhooks (RFC 2104), compared in a time that tells nothing. */
public final class Signatures {
    private Signatures() {}

    /** HMAC with SHA-256 over the parts one after the other. */
    public static byte[] hmacSha256(String secret, byte[]... parts) {
        return hmac("HmacSHA256", secret, parts);
    }

    /** HMAC with SHA-1, for providers that have not moved on. */
    public static byte[] hmacSha1(String secret, byte[]... parts) {
        return hmac("HmacSHA1", secret, parts);
    }

    private static byte[] hmac(String algorithm, String secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm, e);
        }
    }

    /** Whether both are the same text. */
    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
