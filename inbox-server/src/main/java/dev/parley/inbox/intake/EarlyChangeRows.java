package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Events about messages that are not here yet, as they came. */
@Component
class EarlyChangeRows {
    /** A message that has not come by then never will. */
    private static final Duration KEPT = Duration.ofDays(14);

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    EarlyChangeRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Row(String id, InboundEnvelope envelope) {}

    void keep(String reference, InboundEnvelope envelope) {
        jdbc.sql("""
                insert into early_change (id, channel_id, reference, position, attributes, received_at, raw)
                select :id, c.id, :reference, :position, cast(:attributes as jsonb), :receivedAt, :raw
                  from channel c
                 where c.id = :channel
                on conflict do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("channel", envelope.channel().value())
                .param("reference", reference)
                .param("position", envelope.position().replace('\0', '\uFFFD'))
                .param(
                        "attributes",
                        json.writeValueAsString(envelope.attributes()).replace("\\u0000", ""))
                .param("receivedAt", Timestamp.from(envelope.receivedAt()))
                .param("raw", envelope.raw())
                .update();
    }

    /** In the order they came; they are gone afterwards. */
    List<Row> take(Collection<String> references) {
        return jdbc.sql("""
                with taken as (
                    delete from early_change where reference = any(:references)
                    returning id, channel_id, position, attributes, received_at, raw
                )
                select * from taken order by received_at
                """)
                .param("references", references.toArray(String[]::new))
                .query((row, number) -> new Row(
                        row.getString("id"),
                        new InboundEnvelope(
                                new ChannelId(row.getObject("channel_id", UUID.class)),
                                row.getString("position"),
                                row.getTimestamp("received_at").toInstant(),
                                row.getBytes("raw"),
                                json.readValue(row.getString("attributes"), ATTRIBUTES))))
                .list();
    }

    @Scheduled(fixedDelayString = "${parley.intake.tidy:1h}", initialDelayString = "${parley.intake.tidy:1h}")
    void tidy() {
        jdbc.sql("delete from early_change where received_at < now() - make_interval(secs => :kept)")
                .param("kept", KEPT.toSeconds())
                .update();
    }
}
