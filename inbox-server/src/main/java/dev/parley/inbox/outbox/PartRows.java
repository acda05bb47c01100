package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which parts of an answer its provider has, and what it calls them. */
@Component
final class PartRows {
    private final JdbcClient jdbc;

    PartRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names in the order of the parts. */
    List<String> list(MessageId message) {
        return jdbc.sql("select reference from sent_part where message_id = :message order by part")
                .param("message", message.value())
                .query(String.class)
                .list();
    }

    void insert(MessageId message, int part, String reference) {
        jdbc.sql("""
                insert into sent_part (message_id, part, reference)
                values (:message, :part, :reference)
                on conflict (message_id, part) do nothing
                """)
                .param("message", message.value())
                .param("part", part)
                .param("reference", reference)
                .update();
    }
}
