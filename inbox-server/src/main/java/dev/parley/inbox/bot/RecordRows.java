package dev.parley.inbox.bot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records and their chain. */
@Component
class RecordRows {
    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a record says, and its digest. */
    record Body(String text, byte[] salt, byte[] digest) {}

    /** A record as it is stored. */
    record Stored(
            long id,
            Instant at,
            String kind,
            @Nullable UUID conversation,
            @Nullable UUID message,
            @Nullable UUID guideline,
            @Nullable Integer version,
            @Nullable UUID employee,
            @Nullable String body,
            byte[] salt,
            byte[] digest) {}

    /** A link of the chain. */
    record Seal(long seq, byte[] hash) {}

    void insert(BotRecord.Entry entry, Instant at, Body body) {
        jdbc.sql("""
                insert into bot_record (recorded_at, kind, conversation_id, message_id, guideline_id, guideline_version, employee_id,
                                        body, salt, digest)
                values (:at, :kind, :conversation, :message, :guideline, :version, :employee, :body, :salt, :digest)
                """)
                .param("at", Timestamp.from(at))
                .param("kind", entry.kind().name())
                .param("conversation", entry.conversation())
                .param("message", entry.message())
                .param("guideline", entry.guideline())
                .param("version", entry.version())
                .param("employee", entry.employee())
                .param("body", body.text())
                .param("salt", body.salt())
                .param("digest", body.digest())
                .update();
    }

    /** Only one node seals at a time; false where another one does. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('parley.bot.seal'))")
                .query(Boolean.class)
                .single();
    }

    Optional<Seal> lastSeal() {
        return jdbc.sql("select seq, hash from bot_seal order by seq desc limit 1")
                .query((row, number) -> new Seal(row.getLong("seq"), row.getBytes("hash")))
                .optional();
    }

    List<Stored> listUnsealed(int limit) {
        return jdbc.sql("""
                select r.* from bot_record r
                 where not exists (select from bot_seal s where s.record_id = r.id)
                   and r.id > coalesce((select min(s.record_id) from (select record_id from bot_seal order by seq desc limit 10000) s), 0)
                 order by r.id limit :limit
                """).param("limit", limit).query(RecordRows::read).list();
    }

    void seal(long seq, long record, byte[] hash) {
        jdbc.sql("insert into bot_seal (seq, record_id, hash) values (:seq, :record, :hash)")
                .param("seq", seq)
                .param("record", record)
                .param("hash", hash)
                .update();
    }

    /** A sealed record and its seal. */
    record Sealed(Seal seal, Stored record) {}

    List<Sealed> listSealed(long after, int limit) {
        return jdbc.sql("""
                select s.seq, s.hash, r.* from bot_seal s join bot_record r on r.id = s.record_id
                 where s.seq > :after order by s.seq limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        new Sealed(new Seal(row.getLong("seq"), row.getBytes("hash")), read(row, number)))
                .list();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        int version = row.getInt("guideline_version");
        boolean versioned = !row.wasNull();
        return new Stored(
                row.getLong("id"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("kind"),
                row.getObject("conversation_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getObject("guideline_id", UUID.class),
                versioned ? version : null,
                row.getObject("employee_id", UUID.class),
                row.getString("body"),
                row.getBytes("salt"),
                row.getBytes("digest"));
    }
}
