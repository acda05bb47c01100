package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is to look after a channel, and how often it usually speaks. */
@Component
final class ChannelCareRows {
    private static final Duration EVERY = Duration.ofMinutes(15);
    /** A channel that speaks so seldom says nothing by its silence. */
    private static final int OFTEN = 14;

    private final JdbcClient jdbc;

    ChannelCareRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for one node each quarter of an hour. */
    boolean takeTurn(ChannelId channel) {
        return jdbc.sql("""
                insert into channel_check (channel_id, checked_at, checks)
                select id, now(), '[]' from channel where id = :channel
                on conflict (channel_id) do update
                   set checked_at = now()
                 where channel_check.checked_at < now() - make_interval(secs => :every)
                """)
                        .param("channel", channel.value())
                        .param("every", EVERY.toSeconds())
                        .update()
                == 1;
    }

    /**
     * Whether nothing proves that its source is still there for ten times as long as usually lies between two messages of it, and for
     * six hours at least.
     */
    boolean isSilent(ChannelId channel, @Nullable Instant proven) {
        return proven != null
                && jdbc.sql("""
                select count(*) >= :often
                       and cast(:proven as timestamptz)
                           < now() - greatest(interval '6 hours', 10 * interval '14 days' / greatest(count(*), 1))
                  from message
                 where channel_id = :channel and direction = 'INBOUND' and stored_at > now() - interval '14 days'
                """)
                        .param("often", OFTEN)
                        .param("proven", Timestamp.from(proven))
                        .param("channel", channel.value())
                        .query(Boolean.class)
                        .single();
    }
}
