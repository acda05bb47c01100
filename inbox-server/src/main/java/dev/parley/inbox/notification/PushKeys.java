package dev.parley.inbox.notification;

import dev.parley.inbox.channel.Seal;
import dev.parley.inbox.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The key pair by which push services know this server (VAPID, RFC 8292): made at the first need, the same for all nodes. */
@Component
class PushKeys {
    static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** Services take a day at most. */
    private static final Duration VALID = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Seal seal;
    private final NotificationSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Keys keys;

    PushKeys(JdbcClient jdbc, Seal seal, NotificationSettings settings, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    private record Keys(String publicKey, ECPrivateKey privateKey) {}

    private record Row(String publicKey, String privateKey) {}

    /** The public key as browsers want it when they subscribe. */
    String publicKey() {
        return keys().publicKey();
    }

    /** The {@code Authorization} header for one push service. */
    String authorization(URI endpoint) {
        var known = keys();
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var claims = Map.of(
                "aud", audience, "exp", clock.instant().plus(VALID).getEpochSecond(), "sub", settings.pushContact());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        return "vapid t=" + signed + "." + sign(signed, known.privateKey()) + ", k=" + known.publicKey();
    }

    private String part(Map<String, ?> content) {
        return BASE64.encodeToString(json.writeValueAsBytes(content));
    }

    private static String sign(String text, ECPrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has ES256", e);
        }
    }

    private Keys keys() {
        var known = keys;
        if (known == null) {
            known = load();
            keys = known;
        }
        return known;
    }

    private Keys load() {
        var stored = find();
        if (stored == null) {
            create();
            stored = find();
        }
        if (stored == null) {
            throw new IllegalStateException("The key for push services was not stored");
        }
        try {
            reseal(stored);
            byte[] secret = Base64.getDecoder().decode(seal.open("push", "vapid", stored.privateKey()));
            return new Keys(stored.publicKey(), P256.privateKey(secret));
        } catch (Seal.CannotOpenException e) {
            throw (Problem) new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "push-key",
                            "The key for push messages was sealed with another parley.secret-key. See \"Notifications\" in"
                                    + " docs/operations.md.")
                    .initCause(e);
        }
    }

    /** After a change of the key, so that the former one can be thrown away. */
    private void reseal(Row stored) {
        String fresh = seal.renewed("push", "vapid", stored.privateKey());
        if (!fresh.equals(stored.privateKey())) {
            jdbc.sql("update push_key set private_key = :fresh where private_key = :before")
                    .param("fresh", fresh)
                    .param("before", stored.privateKey())
                    .update();
        }
    }

    private @Nullable Row find() {
        return jdbc.sql("select public_key, private_key from push_key")
                .query(Row.class)
                .optional()
                .orElse(null);
    }

    /** Where another node was faster, its key counts. */
    private void create() {
        var pair = P256.generate();
        String secret = Base64.getEncoder().encodeToString(P256.encode((ECPrivateKey) pair.getPrivate()));
        jdbc.sql("insert into push_key (public_key, private_key) values (:public, :private) on conflict do nothing")
                .param("public", BASE64.encodeToString(P256.encode((ECPublicKey) pair.getPublic())))
                .param("private", seal.seal("push", "vapid", secret))
                .update();
    }
}
