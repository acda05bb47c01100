package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills Redis from PostgreSQL. One node does it under PostgreSQL's lock; the others wait and find it done. */
@Component
final class Rebuild {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 1000;
    /** More tokens than could have been given out without PostgreSQL having one of them. */
    private static final long TOKEN_MARGIN = 100_000;
    /** Events told since the last look may have had later ids than PostgreSQL knows. */
    private static final long EVENT_MARGIN_MILLIS = 5000;

    private final RebuildScripts scripts;
    private final StandingRows standings;
    private final EpochRows epochs;
    private final RoutingBoard board;
    private final TransactionTemplate transaction;

    Rebuild(
            RebuildScripts scripts,
            StandingRows standings,
            EpochRows epochs,
            RoutingBoard board,
            TransactionTemplate transaction) {
        this.scripts = scripts;
        this.standings = standings;
        this.epochs = epochs;
        this.board = board;
        this.transaction = transaction;
    }

    /** What a look at Redis found. */
    sealed interface Finding {
        /** It is the one that was filled. */
        record Same(String epoch) implements Finding {}

        /** It was filled anew. */
        record Rebuilt(String epoch) implements Finding {}
    }

    /** Compares Redis with what PostgreSQL knows of it, and fills it anew if it is another, an older or an empty one. */
    Finding check(boolean distrusted) {
        if (!distrusted && sameLife() instanceof String epoch) {
            return new Finding.Same(epoch);
        }
        var found = transaction.execute(status -> {
            epochs.lockRebuild();
            // Another node may have done it while this one waited.
            if (sameLife() instanceof String epoch && !distrusted) {
                return new Finding.Same(epoch);
            }
            return new Finding.Rebuilt(fill());
        });
        return java.util.Objects.requireNonNull(found);
    }

    private @Nullable String sameLife() {
        var known = epochs.find();
        var life = scripts.look();
        if (known.isEmpty()) {
            return null;
        }
        var row = known.get();
        boolean same = life.epoch().equals(row.epoch().toString())
                && life.run().equals(row.runId())
                && life.token() >= row.token()
                && dev.parley.inbox.event.RecordedEvent.compareIds(life.newestEvent(), row.lastEventId()) >= 0;
        if (!same) {
            return null;
        }
        if (life.token() != row.token() || !life.newestEvent().equals(row.lastEventId())) {
            epochs.advance(row.epoch(), life.newestEvent(), life.token());
        }
        return life.epoch();
    }

    private String fill() {
        long start = System.nanoTime();
        scripts.empty();
        board.write();
        int count = 0;
        ConversationId last = null;
        while (true) {
            var batch = standings.listOpenAfter(last, BATCH);
            if (batch.isEmpty()) {
                break;
            }
            scripts.load(batch);
            count += batch.size();
            last = batch.getLast().id();
        }
        var known = epochs.find();
        long token = Math.max(
                        standings.highestToken(),
                        known.map(EpochRows.Known::token).orElse(0L))
                + TOKEN_MARGIN;
        String lastEvent = known.map(EpochRows.Known::lastEventId).orElse("0-0");
        long lastMillis = Long.parseLong(lastEvent.substring(0, lastEvent.indexOf('-')));
        var epoch = UUID.randomUUID();
        scripts.open(epoch.toString(), token, lastMillis == 0 ? 0 : lastMillis + EVENT_MARGIN_MILLIS);
        var life = scripts.look();
        epochs.write(epoch, life.run(), life.newestEvent(), life.token());
        log.info(
                "The queue in Redis was filled with {} open conversations in {} ms",
                count,
                (System.nanoTime() - start) / 1_000_000);
        return epoch.toString();
    }
}
