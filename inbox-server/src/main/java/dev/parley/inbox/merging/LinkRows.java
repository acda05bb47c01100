package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations that have to do with one another: a pair is one row, whoever linked it. */
@Component
final class LinkRows {
    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(ConversationId one, ConversationId other) {
        return jdbc.sql("""
                        insert into conversation_link (lower_id, upper_id)
                        values (least(:one, :other), greatest(:one, :other))
                        on conflict do nothing
                        """)
                        .param("one", one.value())
                        .param("other", other.value())
                        .update()
                > 0;
    }

    boolean delete(ConversationId one, ConversationId other) {
        return jdbc.sql("""
                        delete from conversation_link
                         where lower_id = least(:one, :other) and upper_id = greatest(:one, :other)
                        """)
                        .param("one", one.value())
                        .param("other", other.value())
                        .update()
                > 0;
    }

    List<ConversationId> list(ConversationId id) {
        return jdbc.sql("""
                select case when lower_id = :id then upper_id else lower_id end
                  from conversation_link
                 where lower_id = :id or upper_id = :id
                 order by created_at
                 limit 100
                """).param("id", id.value()).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }

    void raise(ConversationId id) {
        jdbc.sql("update conversation set version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
    }
}
