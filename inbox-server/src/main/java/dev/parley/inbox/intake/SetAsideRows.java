package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.intake.DecodedBatch.Unreadable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was set aside. */
@Component
final class SetAsideRows {
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private static final String SELECT = """
            select s.id, s.stream_id, s.channel_id, c.name as channel_name, s.position, s.attributes, s.received_at,
                   s.reason, s.attempts, s.raw_blob, b.size, s.event_type, coalesce(c.kind, 'EMAIL') = 'EMAIL' as mail
              from set_aside s
              join blob b on b.id = s.raw_blob
              left join channel c on c.id = s.channel_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SetAsideRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One message on the list. */
    record Row(
            UUID id,
            String streamId,
            UUID channel,
            @Nullable String channelName,
            String position,
            Map<String, String> attributes,
            Instant receivedAt,
            String reason,
            int attempts,
            BlobId raw,
            long size,
            @Nullable String eventType,
            boolean isMail) {
        /** As it came, to be tried again. */
        InboundEntry entry(byte[] content) {
            var envelope = new InboundEnvelope(new ChannelId(channel), position, receivedAt, content, attributes);
            return new InboundEntry(streamId, false, envelope);
        }
    }

    /** Returns false when it is on the list already. */
    boolean insert(UUID id, Unreadable unreadable, BlobId raw) {
        var envelope = unreadable.entry().envelope();
        return jdbc.sql("""
                        insert into set_aside (id, stream_id, channel_id, position, attributes, received_at, reason, raw_blob,
                                               event_type)
                        values (:id, :streamId, :channel, :position, cast(:attributes as jsonb), :receivedAt, :reason, :raw,
                                nullif(:eventType, ''))
                        on conflict (stream_id) do nothing
                        """)
                        .param("id", id)
                        .param("streamId", unreadable.entry().id())
                        .param("channel", envelope.channel().value())
                        .param("position", envelope.position().replace('\0', '\uFFFD'))
                        .param(
                                "attributes",
                                json.writeValueAsString(envelope.attributes()).replace("\\u0000", ""))
                        .param("receivedAt", Timestamp.from(envelope.receivedAt()))
                        .param("reason", unreadable.reason().replace('\0', '\uFFFD'))
                        .param("raw", raw.value())
                        .param("eventType", unreadable.eventType().replace('\0', '\uFFFD'))
                        .update()
                == 1;
    }

    List<Row> list(int limit) {
        return jdbc.sql(SELECT + " order by s.created_at desc, s.id desc limit :limit")
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    void failedAgain(UUID id, String reason) {
        jdbc.sql("update set_aside set attempts = attempts + 1, reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason.replace('\0', '\uFFFD'))
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from set_aside where id = :id").param("id", id).update() == 1;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("stream_id"),
                row.getObject("channel_id", UUID.class),
                row.getString("channel_name"),
                row.getString("position"),
                json.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getTimestamp("received_at").toInstant(),
                row.getString("reason"),
                row.getInt("attempts"),
                new BlobId(row.getObject("raw_blob", UUID.class)),
                row.getLong("size"),
                row.getString("event_type"),
                row.getBoolean("mail"));
    }
}
