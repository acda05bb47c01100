package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
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
}
