package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.EarlierWordsController.EarlierWords;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of a message before each of its edits. */
@Component
final class EarlierWordRows {
    private final JdbcClient jdbc;

    EarlierWordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EarlierWords> list(MessageId message) {
        return jdbc.sql("""
                select w.text, lag(w.said_until, 1, m.sent_at) over (order by w.said_until) as from, w.said_until
                  from message_words w
                  join message m on m.id = w.message_id
                 where w.message_id = :message and m.deleted_at is null
                 order by w.said_until
                """)
                .param("message", message.value())
                .query((row, number) -> new EarlierWords(
                        row.getString("text"),
                        row.getTimestamp("from").toInstant(),
                        row.getTimestamp("said_until").toInstant()))
                .list();
    }
}
