package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Walks through the open conversations, a few at a time, and notes those that Redis shows otherwise than PostgreSQL; the
 * {@link Reconciler} looks at them once more and mends them.
 *
 * <p>After a rebuild it goes through all of them at once: some may have changed while they were being loaded.
 */
@Component
class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final int BATCH = 1000;

    private static final byte[][] FIELDS = {bytes("state"), bytes("team"), bytes("holder"), bytes("labels")};

    private final StandingRows rows;
    private final MarkScript marks;
    private final StringRedisTemplate redis;
    private @Nullable ConversationId last;
    private boolean hurried;

    Audit(StandingRows rows, MarkScript marks, StringRedisTemplate redis) {
        this.rows = rows;
        this.marks = marks;
        this.redis = redis;
    }

    synchronized void beginAnew() {
        last = null;
        hurried = true;
    }

    @Scheduled(fixedDelayString = "${parley.queue.audit:5s}")
    void step() {
        try {
            do {
                next();
            } while (isHurried());
        } catch (DataAccessException | Problem e) {
            log.warn("The queue is compared with PostgreSQL later: {}", e.getMessage());
        }
    }

    private synchronized boolean isHurried() {
        return hurried;
    }

    private synchronized void next() {
        var batch = rows.listOpenAfter(last, BATCH);
        var different = listDifferent(batch);
        different.forEach(id -> marks.run(id, false));
        if (!different.isEmpty()) {
            log.info(
                    "{} conversations stand otherwise in Redis than in PostgreSQL and are looked at once more, the first is {}",
                    different.size(),
                    different.getFirst());
        }
        boolean end = batch.size() < BATCH;
        last = end ? null : batch.getLast().id();
        hurried &= !end;
    }

    private List<ConversationId> listDifferent(List<Standing> batch) {
        var found = Pipeline.run(redis, connection -> {
            for (var standing : batch) {
                connection
                        .hashCommands()
                        .hMGet(bytes(QueueKeys.conversation(standing.id().toString())), FIELDS);
            }
        });
        var different = new ArrayList<ConversationId>();
        for (int i = 0; i < batch.size(); i++) {
            var is = batch.get(i).arguments();
            if (!List.of(is.get(1), is.get(2), is.get(3), is.get(8)).equals(found.get(i))) {
                different.add(batch.get(i).id());
            }
        }
        return different;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
