package dev.parley.inbox.bot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything bots did and what people made of it: only added to. {@link Sealing} chains what was added.
 *
 * <p>What a record says can be erased, when somebody whose words it holds asks for it; its digest stays, so the chain holds.
 */
@Component
public class BotRecord {
    private static final int SALT_BYTES = 16;

    private final RecordRows rows;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BotRecord(RecordRows rows, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** What is recorded. */
    public enum Kind {
        /** A guideline held for a message: input, places, and what was done or left. */
        ACTED,
        /** A draft was checked at the moment it was sent: what was found, and how it went. */
        CHECKED,
        /** A suggestion was taken, changed or dismissed. */
        SUGGESTED,
        /** A person corrected what a machine had read. */
        CORRECTED
    }

    /**
     * A record to add.
     *
     * @param employee the person it is about; null for a machine alone
     * @param body becomes JSON
     */
    public record Entry(
            Kind kind,
            @Nullable UUID conversation,
            @Nullable UUID message,
            @Nullable UUID guideline,
            @Nullable Integer version,
            @Nullable UUID employee,
            Map<String, Object> body) {}

    /** Adds it to the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Entry entry) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String body = json.writeValueAsString(entry.body());
        rows.insert(entry, clock.instant(), new RecordRows.Body(body, salt, digest(salt, body)));
    }

    static byte[] digest(byte[] salt, String body) {
        var digest = sha256();
        digest.update(salt);
        return digest.digest(body.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
