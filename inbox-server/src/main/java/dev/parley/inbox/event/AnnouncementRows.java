package dev.parley.inbox.event;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events of committed changes that Redis does not have yet. */
@Component
final class AnnouncementRows {
    private final JdbcClient jdbc;

    AnnouncementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Waiting(long id, String event) {}

    long insert(String event) {
        return jdbc.sql("insert into announcement (event) values (cast(:event as jsonb)) returning id")
                .param("event", event)
                .query(Long.class)
                .single();
    }

    List<Waiting> takeOlderThanTwoSeconds(int limit) {
        return jdbc.sql("""
                select id, event
                  from announcement
                 where created_at < now() - interval '2 seconds'
                 order by id
                 limit :limit
                   for update skip locked
                """).param("limit", limit).query(Waiting.class).list();
    }

    void delete(List<Long> ids) {
        jdbc.sql("delete from announcement where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }
}
