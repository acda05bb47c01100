package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of guidelines: written once, read ever after. */
@Component
final class VersionRows {
    private static final String HEAD = """
            select v.version, v.name, v.author_id, a.name as author_name, v.written_at, v.changed, v.restored_from, v.failing
            """;
    private static final String FROM = """
              from guideline_version v
              left join employee a on a.id = v.author_id
             where v.guideline_id = :id
            """;

    private final JdbcClient jdbc;
    private final BodyJson json;

    VersionRows(JdbcClient jdbc, BodyJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A version that is to be written.
     *
     * @param author null for what comes with Parley
     */
    record New(
            int version,
            GuidelineBody body,
            @Nullable EmployeeId author,
            List<String> changed,
            @Nullable Integer restoredFrom,
            List<Integer> failing) {
        New {
            changed = List.copyOf(changed);
            failing = List.copyOf(failing);
        }
    }

    void insert(UUID guideline, New one) {
        var author = one.author();
        jdbc.sql("""
                insert into guideline_version (guideline_id, version, body, author_id, changed, restored_from, failing)
                values (:id, :version, cast(:body as jsonb), :author, :changed, :restored, :failing)
                """)
                .param("id", guideline)
                .param("version", one.version())
                .param("body", json.write(one.body()))
                .param("author", author == null ? null : author.value())
                .param("changed", one.changed().toArray(String[]::new))
                .param("restored", one.restoredFrom())
                .param("failing", one.failing().toArray(Integer[]::new))
                .update();
    }

    Optional<GuidelineVersion> find(UUID guideline, int version) {
        return jdbc.sql(HEAD + ", v.body" + FROM + " and v.version = :version")
                .param("id", guideline)
                .param("version", version)
                .query(this::version)
                .optional();
    }

    /** The newest first. */
    List<GuidelineVersion.Head> listHeads(UUID guideline) {
        return jdbc.sql(HEAD + FROM + " order by v.version desc")
                .param("id", guideline)
                .query((row, number) -> head(row))
                .list();
    }

    private GuidelineVersion version(ResultSet row, int number) throws SQLException {
        var head = head(row);
        return new GuidelineVersion(
                head.version(),
                json.read(row.getString("body")),
                head.author(),
                head.writtenAt(),
                head.changed(),
                head.restoredFrom(),
                head.failing());
    }

    private static GuidelineVersion.Head head(ResultSet row) throws SQLException {
        return new GuidelineVersion.Head(
                row.getInt("version"),
                row.getString("name"),
                Colleague.from(row, "author"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("changed").getArray()),
                row.getObject("restored_from", Integer.class),
                List.of((Integer[]) row.getArray("failing").getArray()));
    }
}
