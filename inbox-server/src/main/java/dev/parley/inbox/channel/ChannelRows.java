package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Channels as PostgreSQL remembers them. */
@Component
final class ChannelRows {
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChannelRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Settings by dotted name; secrets in them are sealed. */
    record Row(
            ChannelId id,
            ChannelKind kind,
            String name,
            String address,
            TeamId team,
            boolean enabled,
            Map<String, String> settings,
            long version) {
        Row {
            settings = Map.copyOf(settings);
        }
    }

    List<Row> list() {
        return jdbc.sql("""
                select id, kind, name, address, team_id, enabled, settings, version
                  from channel
                 order by created_at, id
                """).query(this::row).list();
    }

    Optional<Row> find(ChannelId id) {
        return jdbc.sql("""
                select id, kind, name, address, team_id, enabled, settings, version
                  from channel
                 where id = :id
                """).param("id", id.value()).query(this::row).optional();
    }

    /** Whom of the other channels an address belongs to already, by name. */
    record Taken(String address, String channel) {}

    /** The first of these addresses that another channel than this one has. */
    Optional<Taken> findTaken(ChannelId id, Collection<String> addresses) {
        return jdbc.sql("""
                select a.address, c.name as channel
                  from mail_address a
                  join channel c on c.id = a.channel_id
                 where a.address = any(:addresses) and a.channel_id <> :id
                 order by array_position(:addresses, a.address)
                 limit 1
                """)
                .param("id", id.value())
                .param("addresses", addresses.toArray(String[]::new))
                .query(Taken.class)
                .optional();
    }

    /** Writes down all addresses of an e-mail channel; one that another channel has is a {@code DuplicateKeyException}. */
    void setAddresses(ChannelId id, Collection<String> addresses) {
        jdbc.sql("delete from mail_address where channel_id = :id and address <> all(:addresses)")
                .param("id", id.value())
                .param("addresses", addresses.toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into mail_address (address, channel_id)
                select address, :id from unnest(:addresses) as n (address)
                 where not exists (select 1 from mail_address a where a.address = n.address and a.channel_id = :id)
                 order by address
                """)
                .param("id", id.value())
                .param("addresses", addresses.toArray(String[]::new))
                .update();
    }

    void insert(Row row) {
        jdbc.sql("""
                insert into channel (id, kind, name, address, team_id, enabled, settings, version)
                values (:id, :kind, :name, :address, :team, :enabled, cast(:settings as jsonb), :version)
                """)
                .param("id", row.id().value())
                .param("kind", row.kind().name())
                .param("name", row.name())
                .param("address", row.address())
                .param("team", row.team().value())
                .param("enabled", row.enabled())
                .param("settings", json.writeValueAsString(row.settings()))
                .param("version", row.version())
                .update();
    }

    void update(Row row) {
        jdbc.sql("""
                update channel
                   set name = :name, address = :address, team_id = :team, enabled = :enabled,
                       settings = cast(:settings as jsonb), version = version + 1
                 where id = :id
                """)
                .param("id", row.id().value())
                .param("name", row.name())
                .param("address", row.address())
                .param("team", row.team().value())
                .param("enabled", row.enabled())
                .param("settings", json.writeValueAsString(row.settings()))
                .update();
    }

    /** The same settings under another key: nobody has to connect anew. */
    void reseal(ChannelId id, Map<String, String> settings) {
        jdbc.sql("update channel set settings = cast(:settings as jsonb) where id = :id")
                .param("id", id.value())
                .param("settings", json.writeValueAsString(settings))
                .update();
    }

    void delete(ChannelId id) {
        jdbc.sql("delete from channel where id = :id").param("id", id.value()).update();
    }

    private Row row(ResultSet result, int number) throws SQLException {
        return new Row(
                new ChannelId(result.getObject("id", UUID.class)),
                ChannelKind.valueOf(result.getString("kind")),
                result.getString("name"),
                result.getString("address"),
                new TeamId(result.getObject("team_id", UUID.class)),
                result.getBoolean("enabled"),
                json.readValue(result.getString("settings"), SETTINGS),
                result.getLong("version"));
    }
}
