package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.email.MailboxCursor;
import dev.parley.channel.email.MailboxMemory;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each mailbox was read up to, in PostgreSQL. */
@Component
final class MailboxRows implements MailboxMemory {
    private final JdbcClient jdbc;

    MailboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MailboxCursor> find(ChannelId channel, String folder) {
        return jdbc.sql("""
                select uid_validity, last_uid, caught_up_at
                  from mailbox_cursor
                 where channel_id = :channel and folder = :folder
                """)
                .param("channel", channel.value())
                .param("folder", folder)
                .query((row, number) -> {
                    var caughtUp = row.getObject("caught_up_at", OffsetDateTime.class);
                    return new MailboxCursor(
                            row.getLong("uid_validity"),
                            row.getLong("last_uid"),
                            caughtUp == null ? null : caughtUp.toInstant());
                })
                .optional();
    }

    @Override
    public void save(ChannelId channel, String folder, MailboxCursor cursor) {
        var caughtUp = cursor.caughtUpAt();
        jdbc.sql("""
                insert into mailbox_cursor (channel_id, folder, uid_validity, last_uid, caught_up_at)
                select id, :folder, :validity, :last, :caughtUp from channel where id = :channel
                on conflict (channel_id, folder) do update
                   set uid_validity = excluded.uid_validity,
                       last_uid = excluded.last_uid,
                       caught_up_at = excluded.caught_up_at,
                       updated_at = now()
                """)
                .param("channel", channel.value())
                .param("folder", folder)
                .param("validity", cursor.uidValidity())
                .param("last", cursor.lastUid())
                .param(
                        "caughtUp",
                        caughtUp == null ? null : caughtUp.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @Override
    public boolean knows(ChannelId channel) {
        return jdbc.sql("select exists (select 1 from mailbox_seen where channel_id = :channel)")
                .param("channel", channel.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<String> seen(ChannelId channel, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql("select uid from mailbox_seen where channel_id = :channel and uid = any(cast(:ids as text[]))")
                        .param("channel", channel.value())
                        .param("ids", ids.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    @Override
    public void addSeen(ChannelId channel, Collection<String> ids) {
        jdbc.sql("""
                insert into mailbox_seen (channel_id, uid)
                select c.id, u.uid
                  from channel c, unnest(cast(:ids as text[])) as u (uid)
                 where c.id = :channel
                on conflict do nothing
                """)
                .param("channel", channel.value())
                .param("ids", ids.toArray(String[]::new))
                .update();
    }
}
