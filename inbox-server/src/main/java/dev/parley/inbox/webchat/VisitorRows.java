package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Visitors, and the devices that show they are them. */
@Component
final class VisitorRows {
    private final JdbcClient jdbc;

    VisitorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts a visitor; false where the site's name of them is taken. */
    boolean insert(UUID id, ChannelId channel, @Nullable String subject, String language) {
        return jdbc.sql("""
                insert into visitor (id, channel_id, subject, language)
                values (:id, :channel, :subject, :language)
                on conflict (channel_id, subject) do nothing
                """)
                        .param("id", id)
                        .param("channel", channel.value())
                        .param("subject", subject)
                        .param("language", language)
                        .update()
                == 1;
    }

    /** Whose device it is; {@code stale}: that it was seen was noted more than a day ago. */
    record Device(Visitor visitor, boolean stale) {}

    Optional<Device> findByToken(ChannelId channel, byte[] hash) {
        return jdbc.sql("""
                select v.id, v.channel_id, v.subject, v.name, v.email, v.read_line,
                       d.seen_at < now() - interval '1 day' as stale
                  from visitor_device d
                  join visitor v on v.id = d.visitor_id
                 where d.token_hash = :hash and v.channel_id = :channel
                """)
                .param("hash", hash)
                .param("channel", channel.value())
                .query((row, number) -> new Device(visitor(row, number), row.getBoolean("stale")))
                .optional();
    }

    Optional<Visitor> findBySubject(ChannelId channel, String subject) {
        return jdbc.sql("""
                select id, channel_id, subject, name, email, read_line
                  from visitor
                 where channel_id = :channel and subject = :subject
                """)
                .param("channel", channel.value())
                .param("subject", subject)
                .query(VisitorRows::visitor)
                .optional();
    }

    /** Whose room it is now. */
    Optional<UUID> findByRoom(ChannelId channel, UUID room) {
        return jdbc.sql("select coalesce(joined, id) from visitor where channel_id = :channel and id = :room")
                .param("channel", channel.value())
                .param("room", room)
                .query(UUID.class)
                .optional();
    }

    /** Whose room it is now, held until the transaction ends: their lines get numbers one after the other. */
    Optional<UUID> hold(UUID room) {
        return jdbc.sql("select coalesce(joined, id) from visitor where id = :id for update")
                .param("id", room)
                .query(UUID.class)
                .optional()
                .flatMap(owner -> owner.equals(room) ? Optional.of(owner) : hold(owner));
    }

    /** Holds several, in one order everywhere. */
    void hold(Collection<UUID> ids) {
        jdbc.sql("select id from visitor where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Holds a visitor until the transaction ends. */
    Optional<Visitor> lock(UUID id) {
        return jdbc.sql("""
                select id, channel_id, subject, name, email, read_line from visitor where id = :id for update
                """).param("id", id).query(VisitorRows::visitor).optional();
    }

    private static Visitor visitor(ResultSet row, int number) throws SQLException {
        return new Visitor(
                row.getObject("id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getString("subject"),
                row.getString("name"),
                row.getString("email"),
                row.getLong("read_line"));
    }

    boolean recognise(UUID id, String subject) {
        return jdbc.sql("update visitor set subject = :subject where id = :id and subject is null and joined is null")
                        .param("id", id)
                        .param("subject", subject)
                        .update()
                == 1;
    }

    void describe(UUID id, String name, String email) {
        jdbc.sql("update visitor set name = :name, email = :email where id = :id")
                .param("id", id)
                .param("name", name)
                .param("email", email)
                .update();
    }

    /** The devices of one are the devices of another from now on, and so is their room. */
    void join(UUID from, UUID to) {
        jdbc.sql("update visitor set joined = :to where id = :from or joined = :from")
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("update visitor_device set visitor_id = :to where visitor_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    void read(UUID id, long line) {
        jdbc.sql("update visitor set read_line = greatest(read_line, least(:line, last_line)) where id = :id")
                .param("id", id)
                .param("line", line)
                .update();
    }

    void addDevice(UUID id, byte[] hash) {
        jdbc.sql("insert into visitor_device (token_hash, visitor_id) values (:hash, :id)")
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    /** Forgets a device and returns whose it was. */
    Optional<UUID> removeDevice(byte[] hash) {
        return jdbc.sql("delete from visitor_device where token_hash = :hash returning visitor_id")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    void seen(byte[] hash) {
        jdbc.sql("update visitor_device set seen_at = now() where token_hash = :hash")
                .param("hash", hash)
                .update();
    }

    int removeDevices(int unseenDays) {
        return jdbc.sql("delete from visitor_device where seen_at < now() - make_interval(days => :days)")
                .param("days", unseenDays)
                .update();
    }
}
