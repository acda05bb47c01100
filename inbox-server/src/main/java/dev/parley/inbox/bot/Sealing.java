package dev.parley.inbox.bot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains the records of bots: each hash is of the one before it, its number, and everything about its record but the words, for which
 * their digest stands. A record that is changed, left out or put in afterwards breaks the chain from there on.
 */
@Component
class Sealing {
    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final int BATCH = 1000;
    private static final byte[] BEGINNING = new byte[32];

    private final RecordRows rows;
    private final TransactionTemplate transaction;

    Sealing(RecordRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Chains what was added since. */
    @Scheduled(fixedDelayString = "${parley.bot.seal:1s}")
    void seal() {
        try {
            while (Boolean.TRUE.equals(transaction.execute(status -> sealSome()))) {
                log.debug("More records of bots are chained");
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Records of bots are chained later", e);
        }
    }

    private boolean sealSome() {
        if (!rows.lock()) {
            return false;
        }
        var last = rows.lastSeal();
        long seq = last.map(RecordRows.Seal::seq).orElse(0L);
        byte[] hash = last.map(RecordRows.Seal::hash).orElse(BEGINNING);
        var added = rows.listUnsealed(BATCH);
        for (var record : added) {
            seq++;
            hash = hash(hash, seq, record);
            rows.seal(seq, record.id(), hash);
        }
        return added.size() == BATCH;
    }

    /**
     * What a look at the whole chain found.
     *
     * @param records how many are chained
     * @param brokenAt the number of the first that is not as it was; null where all are
     * @param head the newest hash in hexadecimal: whoever notes it elsewhere can tell later whether anything before it was changed
     */
    public record Examination(
            long records, @Nullable Long brokenAt, @Nullable Instant at, String head) {}

    /** Reckons the whole chain anew. */
    Examination examine() {
        byte[] hash = BEGINNING;
        long seq = 0;
        while (true) {
            List<RecordRows.Sealed> some = rows.listSealed(seq, BATCH);
            if (some.isEmpty()) {
                return new Examination(seq, null, null, java.util.HexFormat.of().formatHex(hash));
            }
            for (var sealed : some) {
                var record = sealed.record();
                byte[] wanted = hash(hash, seq + 1, record);
                String body = record.body();
                boolean whole = sealed.seal().seq() == seq + 1
                        && Arrays.equals(wanted, sealed.seal().hash())
                        && (body == null || Arrays.equals(record.digest(), BotRecord.digest(record.salt(), body)));
                if (!whole) {
                    return new Examination(
                            seq, seq + 1, record.at(), java.util.HexFormat.of().formatHex(hash));
                }
                hash = wanted;
                seq++;
            }
        }
    }

    private static byte[] hash(byte[] before, long seq, RecordRows.Stored record) {
        var sha = BotRecord.sha256();
        sha.update(before);
        String rest = String.join(
                "\n",
                Long.toString(seq),
                Long.toString(record.id()),
                Long.toString(record.at().toEpochMilli()),
                record.kind(),
                String.valueOf(record.conversation()),
                String.valueOf(record.message()),
                String.valueOf(record.guideline()),
                String.valueOf(record.version()),
                String.valueOf(record.employee()));
        sha.update(rest.getBytes(StandardCharsets.UTF_8));
        return sha.digest(record.digest());
    }
}
