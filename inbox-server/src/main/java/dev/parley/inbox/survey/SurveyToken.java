package dev.parley.inbox.survey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret in a survey's links: 256 bits made of the company's secret and 256 random ones of the survey's own, so that each try to send
 * the mail writes the same links though nobody keeps them. It is looked up by its hash.
 */
record SurveyToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final byte[] PURPOSE = "survey".getBytes(StandardCharsets.US_ASCII);

    static byte[] newSalt() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static SurveyToken of(byte[] secret, byte[] salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(PURPOSE);
            return new SurveyToken(Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(salt)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA-256", e);
        }
    }

    /** What stands in an address, where it can be a token at all. */
    static Optional<SurveyToken> read(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SurveyToken(text)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SurveyToken[…]";
    }
}
