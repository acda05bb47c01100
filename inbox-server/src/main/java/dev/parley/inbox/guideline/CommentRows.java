package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues say about a guideline. */
@Component
final class CommentRows {
    private static final String SELECT = """
            select c.id, c.version, c.author_id, a.name as author_name, c.text, c.written_at, c.edited_at, c.deleted_at
              from guideline_comment c
              left join employee a on a.id = c.author_id
             where c.guideline_id = :guideline
            """;

    private final JdbcClient jdbc;

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A comment.
     *
     * @param version the one it is about
     * @param text empty once deleted
     */
    record Comment(
            UUID id,
            int version,
            @Nullable Colleague author,
            String text,
            Instant writtenAt,
            @Nullable Instant editedAt,
            boolean deleted) {
        boolean isOf(EmployeeId employee) {
            return author != null && author.is(employee);
        }
    }

    void insert(UUID guideline, UUID id, int version, EmployeeId author, String text) {
        jdbc.sql("""
                insert into guideline_comment (id, guideline_id, version, author_id, text)
                values (:id, :guideline, :version, :author, :text)
                """)
                .param("id", id)
                .param("guideline", guideline)
                .param("version", version)
                .param("author", author.value())
                .param("text", text)
                .update();
    }

    Optional<Comment> find(UUID guideline, UUID id) {
        return jdbc.sql(SELECT + " and c.id = :id")
                .param("guideline", guideline)
                .param("id", id)
                .query(CommentRows::comment)
                .optional();
    }

    /** Those after one of them, the oldest first; of all, where {@code after} is null. */
    List<Comment> list(UUID guideline, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + " and (cast(:after as uuid) is null or c.id > :after) order by c.id limit :limit")
                .param("guideline", guideline)
                .param("after", after)
                .param("limit", limit)
                .query(CommentRows::comment)
                .list();
    }

    void edit(UUID id, String text) {
        jdbc.sql("update guideline_comment set text = :text, edited_at = now() where id = :id and deleted_at is null")
                .param("text", text)
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("update guideline_comment set text = '', deleted_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        var edited = row.getObject("edited_at", OffsetDateTime.class);
        return new Comment(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Colleague.from(row, "author"),
                row.getString("text"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                edited == null ? null : edited.toInstant(),
                row.getObject("deleted_at", OffsetDateTime.class) != null);
    }
}
