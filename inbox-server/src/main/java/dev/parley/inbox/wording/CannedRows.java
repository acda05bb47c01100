package dev.parley.inbox.wording;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Canned replies as PostgreSQL remembers them. */
@Component
final class CannedRows {
    private static final TypeReference<List<StoredVariant>> VARIANTS = new TypeReference<>() {};
    private static final String SELECT = """
            select r.id, r.owner_id, r.team_id, r.title, r.shortcut, r.used, r.revision,
                   coalesce((select json_agg(json_build_object('language', v.language, 'html', v.html, 'text', v.text)
                                             order by v.language)
                               from canned_variant v where v.reply_id = r.id), '[]') as variants
              from canned_reply r
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CannedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A reply and whose it is. */
    record Row(@Nullable UUID owner, CannedReply reply) {
        boolean isOf(EmployeeId employee) {
            return employee.value().equals(owner);
        }
    }

    private record StoredVariant(
            @JsonProperty("language") String language,
            @JsonProperty("html") String html,
            @JsonProperty("text") String text) {
        CannedReply.Variant variant() {
            return new CannedReply.Variant(Language.of(language), html, text);
        }
    }

    /** One's own, those for everybody, and those of these teams; the most used first. */
    List<CannedReply> list(EmployeeId reader, Collection<TeamId> teams) {
        return jdbc
                .sql(SELECT + """
                         where r.owner_id = :me
                            or r.owner_id is null and (r.team_id is null or r.team_id = any(cast(:teams as uuid[])))
                         order by r.used desc, lower(r.title), r.id
                        """)
                .param("me", reader.value())
                .param("teams", teams.stream().map(TeamId::toString).toArray(String[]::new))
                .query(this::row)
                .list()
                .stream()
                .map(Row::reply)
                .toList();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Fails with a {@link org.springframework.dao.DuplicateKeyException} where the shortcut is taken. */
    void insert(CannedReply reply, EmployeeId writer) {
        jdbc.sql("""
                insert into canned_reply (id, owner_id, team_id, title, shortcut)
                values (:id, :owner, :team, :title, :shortcut)
                """)
                .param("id", reply.id())
                .param("owner", reply.personal() ? writer.value() : null)
                .param("team", reply.teamId())
                .param("title", reply.title())
                .param("shortcut", reply.shortcut())
                .update();
        insertVariants(reply);
    }

    /** False when somebody else changed it since. */
    boolean update(CannedReply reply) {
        boolean changed = jdbc.sql("""
                update canned_reply
                   set team_id = :team, title = :title, shortcut = :shortcut, revision = revision + 1, updated_at = now()
                 where id = :id and revision = :revision
                """)
                        .param("team", reply.teamId())
                        .param("title", reply.title())
                        .param("shortcut", reply.shortcut())
                        .param("id", reply.id())
                        .param("revision", reply.revision())
                        .update()
                == 1;
        if (changed) {
            jdbc.sql("delete from canned_variant where reply_id = :id")
                    .param("id", reply.id())
                    .update();
            insertVariants(reply);
        }
        return changed;
    }

    void delete(UUID id) {
        jdbc.sql("delete from canned_reply where id = :id").param("id", id).update();
    }

    void countUse(UUID id) {
        jdbc.sql("update canned_reply set used = used + 1, last_used_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    long countOf(@Nullable EmployeeId owner) {
        return jdbc.sql("select count(*) from canned_reply where owner_id is not distinct from :owner")
                .param("owner", owner == null ? null : owner.value(), java.sql.Types.OTHER)
                .query(Long.class)
                .single();
    }

    private void insertVariants(CannedReply reply) {
        for (var variant : reply.variants()) {
            jdbc.sql(
                            "insert into canned_variant (reply_id, language, html, text) values (:id, :language, :html, :text)")
                    .param("id", reply.id())
                    .param("language", variant.language().code())
                    .param("html", variant.html())
                    .param("text", variant.text())
                    .update();
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        var variants = json.readValue(row.getString("variants"), VARIANTS).stream()
                .map(StoredVariant::variant)
                .toList();
        var reply = new CannedReply(
                row.getObject("id", UUID.class),
                owner != null,
                row.getObject("team_id", UUID.class),
                row.getString("title"),
                row.getString("shortcut"),
                variants,
                row.getLong("used"),
                row.getLong("revision"));
        return new Row(owner, reply);
    }
}
