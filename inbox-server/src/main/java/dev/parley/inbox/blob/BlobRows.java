package dev.parley.inbox.blob;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind the blob store. */
@Component
final class BlobRows {
    private final JdbcClient jdbc;

    BlobRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One stored blob: {@code content}, or the name of a large blob. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(
            UUID id,
            long size,
            byte @Nullable [] content,
            @Nullable String file) {}

    void insert(List<Stored> blobs) {
        jdbc.sql("""
                insert into blob (id, size, content, file)
                select * from unnest(cast(:ids as uuid[]), :sizes, :contents, :files)
                """)
                .param("ids", blobs.stream().map(blob -> blob.id().toString()).toArray(String[]::new))
                .param("sizes", blobs.stream().map(Stored::size).toArray(Long[]::new))
                .param("contents", blobs.stream().map(Stored::content).toArray(byte[][]::new))
                .param("files", blobs.stream().map(Stored::file).toArray(String[]::new))
                .update();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select id, size, content, file from blob where id = :id")
                .param("id", id)
                .query((row, number) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getLong("size"),
                        row.getBytes("content"),
                        row.getString("file")))
                .optional();
    }

    Set<String> listKnownFiles(Collection<String> files) {
        return jdbc.sql("select file from blob where file = any(:files)")
                .param("files", files.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Deletes those of the rows that nothing names. */
    void deleteUnnamed(Collection<UUID> ids) {
        jdbc.sql("""
                delete from blob b
                 where b.id = any(:ids)
                   and not exists (select 1 from message m where m.raw_blob = b.id)
                   and not exists (select 1 from attachment a where a.blob_id = b.id)
                   and not exists (select 1 from set_aside s where s.raw_blob = b.id)
                   and not exists (select 1 from visitor_file v where v.blob_id = b.id)
                """).param("ids", ids.toArray(UUID[]::new)).update();
    }

    /** Deletes rows that nothing names, and returns how many. */
    int deleteUnnamed(Instant before, int limit) {
        return jdbc.sql("""
                delete from blob
                 where id in (select b.id
                                from blob b
                               where b.created_at < :before
                                 and not exists (select 1 from message m where m.raw_blob = b.id)
                                 and not exists (select 1 from attachment a where a.blob_id = b.id)
                                 and not exists (select 1 from set_aside s where s.raw_blob = b.id)
                                 and not exists (select 1 from visitor_file v where v.blob_id = b.id)
                               limit :limit)
                """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }
}
