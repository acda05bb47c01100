package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the company said and a visitor who left an address has not seen. */
@Component
final class UnseenRows {
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;

    UnseenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who is away.
     *
     * @param after the last line that they have seen, or that was sent to them
     */
    record Unseen(String name, String email, String language, long after) {}

    /** Visitors who have not seen something that was said longer ago than this; what is older than a week is left. */
    List<UUID> listWaiting(ChannelId channel, Duration after) {
        return jdbc.sql("""
                select distinct v.id
                  from visitor_line l
                  join visitor v on v.id = l.visitor_id
                 where l.origin <> 'VISITOR'
                   and l.at < now() - make_interval(secs => :after)
                   and l.at > now() - interval '7 days'
                   and v.channel_id = :channel and v.email <> ''
                   and l.number > greatest(v.read_line, v.mailed_line)
                 limit :limit
                """)
                .param("channel", channel.value())
                .param("after", after.toSeconds())
                .param("limit", AT_ONCE)
                .query(UUID.class)
                .list();
    }

    /** Holds a visitor until the transaction ends; empty while another node does. */
    Optional<Unseen> take(UUID visitor) {
        return jdbc.sql("""
                select name, email, language, greatest(read_line, mailed_line) as after
                  from visitor
                 where id = :visitor and email <> ''
                   for update skip locked
                """)
                .param("visitor", visitor)
                .query((row, number) -> new Unseen(
                        row.getString("name"), row.getString("email"), row.getString("language"), row.getLong("after")))
                .optional();
    }

    void mailed(UUID visitor, long number) {
        jdbc.sql("update visitor set mailed_line = :number where id = :visitor")
                .param("visitor", visitor)
                .param("number", number)
                .update();
    }
}
