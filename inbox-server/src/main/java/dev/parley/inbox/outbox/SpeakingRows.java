package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a conversation's customer spoke last. */
@Component
final class SpeakingRows {
    private final JdbcClient jdbc;

    SpeakingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a conversation stands.
     *
     * @param room empty for mails
     * @param url where a browser shows what the customer said; empty where there is no such page
     * @param heardAt when the customer last wrote; null where they never did
     * @param refusal the words with which the customer forbade to be written to; null where they did not
     */
    record Standing(
            ChannelKind kind,
            String room,
            Visibility visibility,
            String url,
            @Nullable Instant heardAt,
            @Nullable String refusal) {}

    Standing find(ConversationId conversation) {
        return jdbc.sql("""
                select ch.kind, c.room, c.visibility, c.url,
                       (select max(m.sent_at)
                          from message m
                         where m.conversation_id = c.id and m.direction = 'INBOUND' and m.nature <> 'OWN'
                           and c.room <> '') as heard_at,
                       (select i.refusal
                          from identity i
                         where i.contact_id = c.contact_id and i.kind = ch.kind and i.refused_at is not null
                         limit 1) as refusal
                  from conversation c
                  join channel ch on ch.id = c.channel_id
                 where c.id = :id
                """)
                .param("id", conversation.value())
                .query((row, number) -> {
                    Timestamp heard = row.getTimestamp("heard_at");
                    return new Standing(
                            ChannelKind.valueOf(row.getString("kind")),
                            row.getString("room"),
                            Visibility.valueOf(row.getString("visibility")),
                            row.getString("url"),
                            heard == null ? null : heard.toInstant(),
                            row.getString("refusal"));
                })
                .single();
    }
}
