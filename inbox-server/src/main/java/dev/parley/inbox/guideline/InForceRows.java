package dev.parley.inbox.guideline;

import dev.parley.botrules.Guideline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Versions of guidelines as values: those in force, and any that ever was. */
@Component
final class InForceRows {
    private static final Logger log = LoggerFactory.getLogger(InForceRows.class);

    private final JdbcClient jdbc;
    private final BodyJson json;

    InForceRows(JdbcClient jdbc, BodyJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is in force, and the revision that it is. */
    record Read(long revision, List<Guideline> guidelines) {
        Read {
            guidelines = List.copyOf(guidelines);
        }
    }

    /** Both of one moment. A guideline that this release cannot read is left out, and the log says so: the others count on. */
    Read read() {
        var guidelines = new ArrayList<Guideline>();
        long[] revision = {0};
        jdbc.sql("""
                select s.revision, g.id, v.version, g.rank, v.body
                  from guideline_settings s
                  left join (guideline g join guideline_version v on v.guideline_id = g.id and v.version = g.active_version)
                    on true
                 order by g.rank, g.id
                """).query(row -> {
            revision[0] = row.getLong("revision");
            if (row.getObject("id") != null) {
                guideline(row).ifPresent(guidelines::add);
            }
        });
        return new Read(revision[0], guidelines);
    }

    Optional<Guideline> find(UUID id, int version) {
        return jdbc.sql("""
                select g.id, v.version, g.rank, v.body
                  from guideline g
                  join guideline_version v on v.guideline_id = g.id
                 where g.id = :id and v.version = :version
                """)
                .param("id", id)
                .param("version", version)
                .query((row, number) -> guideline(row))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<Guideline> guideline(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        int version = row.getInt("version");
        try {
            return Optional.of(json.read(row.getString("body")).guideline(id, version, row.getInt("rank")));
        } catch (JacksonException | IllegalArgumentException e) {
            log.error("Version {} of guideline {} cannot be read and does not count: {}", version, id, e.getMessage());
            return Optional.empty();
        }
    }
}
