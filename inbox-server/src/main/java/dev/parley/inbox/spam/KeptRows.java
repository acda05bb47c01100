package dev.parley.inbox.spam;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Why intake took conversations into Spam. */
@Component
final class KeptRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    KeptRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(List<Sieve.Kept> all) {
        for (var kept : all) {
            var waiting = kept.wasWaitingSince();
            jdbc.sql("""
                    insert into conversation_spam (conversation_id, cause, facts, block_id, was_open, was_waiting_since, was_seq)
                    values (:id, :cause, cast(:facts as jsonb), :block, :open, :waiting, :seq)
                    on conflict do nothing
                    """)
                    .param("id", kept.conversation().value())
                    .param("cause", kept.verdict().cause().name())
                    .param("facts", json.writeValueAsString(kept.verdict().facts()))
                    .param("block", kept.verdict().block())
                    .param("open", kept.wasOpen())
                    .param("waiting", waiting == null ? null : Timestamp.from(waiting))
                    .param("seq", kept.wasSeq())
                    .update();
        }
    }
}
