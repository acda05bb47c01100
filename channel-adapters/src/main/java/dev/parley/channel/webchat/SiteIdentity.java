package dev.parley.channel.webchat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Whom a site says a visitor is, signed with the secret that both sides have: a JSON Web Token with HS256 and the claims {@code sub} and
 * {@code exp}, and {@code name} and {@code email} if the site likes.
 *
 * @param subject the site's own name of them, the same for ever; at most 200 characters
 */
public record SiteIdentity(String subject, String name, String email) {
    private static final int LONGEST_TOKEN = 4000;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 200;
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** The token is not signed as it has to be, has ended, or says too little; the sentence is for who builds the site. */
    public static final class RefusedException extends Exception {
        RefusedException(String sentence) {
            super(sentence);
        }

        RefusedException(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    /** Verifies a token; all its algorithms but HS256 are refused. */
    public static SiteIdentity verify(String token, String secret, Instant now) throws RefusedException {
        if (token.length() > LONGEST_TOKEN) {
            throw new RefusedException("The identity is longer than " + LONGEST_TOKEN + " characters.");
        }
        try {
            var signed = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())) {
                throw new RefusedException("The identity must be signed with HS256.");
            }
            if (!signed.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)))) {
                throw new RefusedException("The identity is not signed with this channel's secret.");
            }
            return of(signed.getJWTClaimsSet(), now);
        } catch (ParseException e) {
            throw new RefusedException("The identity is not a JSON Web Token: " + e.getMessage(), e);
        } catch (JOSEException e) {
            throw new RefusedException("The identity cannot be verified: " + e.getMessage(), e);
        }
    }

    private static SiteIdentity of(JWTClaimsSet claims, Instant now) throws RefusedException, ParseException {
        Date ends = claims.getExpirationTime();
        if (ends == null) {
            throw new RefusedException("The identity has no end (exp): give it a few minutes.");
        }
        if (ends.toInstant().plus(SKEW).isBefore(now)) {
            throw new RefusedException("The identity ended at " + ends.toInstant() + ".");
        }
        Date begins = claims.getNotBeforeTime();
        if (begins != null && begins.toInstant().minus(SKEW).isAfter(now)) {
            throw new RefusedException("The identity begins only at " + begins.toInstant() + ".");
        }
        String subject = clean(claims.getSubject());
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new RefusedException(
                    "The identity must name the visitor (sub) in at most " + LONGEST_SUBJECT + " characters.");
        }
        String name = clean(claims.getStringClaim("name"));
        return new SiteIdentity(
                subject,
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                MailAddress.readable(clean(claims.getStringClaim("email"))));
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
