package dev.parley.inbox.queue;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The life of Redis that this database belongs to. */
@Component
final class EpochRows {
    /** Any number, the same on every node: whoever rebuilds holds this advisory lock. */
    private static final long REBUILD_LOCK = 0x7061726C6579L;

    private final JdbcClient jdbc;

    EpochRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(UUID epoch, String runId, String lastEventId, long token) {}

    Optional<Known> find() {
        return jdbc.sql("select epoch, run_id, last_event_id, token from queue_epoch")
                .query(Known.class)
                .optional();
    }

    /** Waits until no other node rebuilds; held until the transaction ends. */
    void lockRebuild() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", REBUILD_LOCK)
                .query(Object.class)
                .list();
    }

    void write(UUID epoch, String run, String lastEvent, long token) {
        jdbc.sql("""
                        insert into queue_epoch (id, epoch, run_id, last_event_id, token)
                        values (1, :epoch, :run, :event, :token)
                            on conflict (id) do update
                           set epoch = :epoch, run_id = :run, last_event_id = :event, token = :token, updated_at = now()
                        """)
                .param("epoch", epoch)
                .param("run", run)
                .param("event", lastEvent)
                .param("token", token)
                .update();
    }

    /** Remembers how far Redis had come, so that an older copy of it is recognised. */
    void advance(UUID epoch, String lastEvent, long token) {
        jdbc.sql("""
                        update queue_epoch
                           set last_event_id = :event, token = :token, updated_at = now()
                         where epoch = :epoch and token <= :token
                        """)
                .param("epoch", epoch)
                .param("event", lastEvent)
                .param("token", token)
                .update();
    }
}
