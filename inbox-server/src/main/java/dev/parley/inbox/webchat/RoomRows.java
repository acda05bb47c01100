package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversation a visitor's room is, and the other way. */
@Component
final class RoomRows {
    private final JdbcClient jdbc;

    RoomRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The conversations that a visitor has open. */
    List<ConversationId> listOpen(Visitor visitor) {
        return jdbc
                .sql("""
                select c.id
                  from identity i
                  join conversation c on c.contact_id = i.contact_id
                 where i.kind = 'WEB_CHAT'
                   and i.handle in (select cast(v.id as text) from visitor v where v.id = :visitor or v.joined = :visitor)
                   and c.channel_id = :channel and c.room = i.handle and c.status = 'OPEN'
                """)
                .param("visitor", visitor.id())
                .param("channel", visitor.channel().value())
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** A room and the channel it is in. */
    record Room(ChannelId channel, String name) {}

    /** The room of a conversation by web chat. */
    Optional<Room> find(ConversationId conversation) {
        return jdbc.sql("""
                select c.channel_id, c.room
                  from conversation c
                  join channel ch on ch.id = c.channel_id
                 where c.id = :id and ch.kind = 'WEB_CHAT' and c.room <> ''
                """)
                .param("id", conversation.value())
                .query((row, number) ->
                        new Room(new ChannelId(row.getObject("channel_id", UUID.class)), row.getString("room")))
                .optional();
    }

    /** The conversation in which an answer was given, by the name it went out under. */
    Optional<ConversationId> findByAnswer(String reference) {
        return jdbc.sql("""
                select m.conversation_id
                  from sent_part p
                  join message m on m.id = p.message_id
                 where p.reference = :reference
                """)
                .param("reference", reference)
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }

    /** What a visitor answered by e-mail. */
    record Mailed(UUID message, UUID visitor, String text, Instant at) {}

    /** Those of the messages that visitors sent by e-mail from the address they left, in conversations by web chat. */
    List<Mailed> listMailed(Collection<UUID> messages) {
        return jdbc.sql("""
                select m.id, v.id as visitor, coalesce(nullif(m.new_text, ''), m.text) as text, m.sent_at
                  from message m
                  join channel mc on mc.id = m.channel_id and mc.kind = 'EMAIL'
                  join conversation c on c.id = m.conversation_id
                  join channel cc on cc.id = c.channel_id and cc.kind = 'WEB_CHAT'
                  join visitor v
                    on v.id = case when cc.kind = 'WEB_CHAT' and c.room <> '' then cast(c.room as uuid) end
                   and v.email = m.author_handle
                 where m.id = any(:messages) and m.direction = 'INBOUND' and m.nature = 'PERSONAL'
                """)
                .param("messages", messages.toArray(UUID[]::new))
                .query((row, number) -> new Mailed(
                        row.getObject("id", UUID.class),
                        row.getObject("visitor", UUID.class),
                        row.getString("text"),
                        row.getTimestamp("sent_at").toInstant()))
                .list();
    }
}
