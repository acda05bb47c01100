package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.RemoteMedia;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.event.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that still lie with their provider. All times are the database's. */
@Component
final class RemoteFileRows {
    private final JdbcClient jdbc;

    RemoteFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One file; {@code attempts} with the one that has just begun. */
    record Row(UUID id, MessageId message, ChannelId channel, int position, RemoteMedia file, int attempts) {}

    /** Marks up to {@code limit} due files as being fetched; those whose node died since are due again. */
    List<Row> take(int limit, Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select id from remote_media
                     where state = 'WAITING' and not_before <= clock_timestamp()
                        or state = 'FETCHING' and taken_at < clock_timestamp() - make_interval(secs => :lease)
                     order by not_before
                     limit :limit
                       for update skip locked
                )
                update remote_media
                   set state = 'FETCHING', taken_at = clock_timestamp(), attempts = attempts + 1
                 where id in (select id from due)
                returning id, message_id, channel_id, position, reference, name, media_type, size, inline, attempts
                """)
                .param("limit", limit)
                .param("lease", lease.toSeconds())
                .query(RemoteFileRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new MessageId(row.getObject("message_id", UUID.class)),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                row.getInt("position"),
                new RemoteMedia(
                        row.getString("reference"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getBoolean("inline")),
                row.getInt("attempts"));
    }

    /** A file of a message that came from its provider. */
    record Kept(String name, String mediaType, long size, BlobId blob) {}

    /** Turns it into a file of its message; false when the message was taken back meanwhile. */
    boolean keep(Row file, Kept kept) {
        boolean wanted = jdbc.sql("delete from remote_media where id = :id")
                        .param("id", file.id())
                        .update()
                == 1;
        if (wanted) {
            jdbc.sql("""
                    insert into attachment (id, message_id, position, name, media_type, size, content_id, inline, blob_id,
                                            reference)
                    values (:id, :message, :position, :name, :type, :size, '', :inline, :blob, :reference)
                    """)
                    .param("id", Ids.next())
                    .param("message", file.message().value())
                    .param("position", file.position())
                    .param("name", kept.name())
                    .param("type", kept.mediaType())
                    .param("size", kept.size())
                    .param("inline", file.file().inline())
                    .param("reference", file.file().reference())
                    .param("blob", kept.blob().value())
                    .update();
        }
        return wanted;
    }

    void again(UUID id, Duration pause, String reason) {
        jdbc.sql("""
                update remote_media
                   set state = 'WAITING', not_before = clock_timestamp() + make_interval(secs => :pause), error = :reason,
                       taken_at = null
                 where id = :id
                """)
                .param("id", id)
                .param("pause", pause.toMillis() / 1000.0)
                .param("reason", reason)
                .update();
    }

    void refuse(UUID id, String reason) {
        jdbc.sql("update remote_media set state = 'REFUSED', error = :reason, taken_at = null where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    /** Lets a file that was refused be fetched again now; the message it belongs to. */
    Optional<MessageId> restart(UUID id) {
        return jdbc.sql("""
                update remote_media
                   set state = 'WAITING', not_before = clock_timestamp(), attempts = 0, error = null
                 where id = :id and state <> 'FETCHING'
                returning message_id
                """).param("id", id).query(UUID.class).optional().map(MessageId::new);
    }

    /** The conversation in which the message of a file lies. */
    Optional<ConversationId> findConversation(UUID id) {
        return jdbc.sql("""
                select m.conversation_id from remote_media f join message m on m.id = f.message_id where f.id = :id
                """).param("id", id).query(UUID.class).optional().map(ConversationId::new);
    }
}
