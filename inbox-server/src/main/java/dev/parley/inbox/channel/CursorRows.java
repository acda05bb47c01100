package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.CursorMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far sources were read, in PostgreSQL. */
@Component
final class CursorRows implements CursorMemory {
    private final JdbcClient jdbc;

    CursorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String find(ChannelId channel, String name) {
        return jdbc.sql("select value from channel_cursor where channel_id = :channel and name = :name")
                .param("channel", channel.value())
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public void save(ChannelId channel, String name, String cursor) {
        jdbc.sql("""
                insert into channel_cursor (channel_id, name, value)
                select id, :name, :value from channel where id = :channel
                on conflict (channel_id, name) do update
                   set value = excluded.value, updated_at = now()
                 where channel_cursor.value <> excluded.value
                """)
                .param("channel", channel.value())
                .param("name", name)
                .param("value", cursor.replace('\0', '\uFFFD'))
                .update();
    }
}
