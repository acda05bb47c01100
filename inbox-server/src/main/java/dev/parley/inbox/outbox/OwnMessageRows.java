package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class OwnMessageRows {
    private final JdbcClient jdbc;

    OwnMessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody undoes it, so that it is due now. */
    void insert(Place place, MessageId message, int seq) {
        jdbc.sql("""
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash, survey)
                values (:message, :conversation, :seq, :channel, 'WAITING', clock_timestamp(), '', true)
                """)
                .param("message", message.value())
                .param("conversation", place.id().value())
                .param("seq", seq)
                .param("channel", place.channel().value())
                .update();
    }
}
