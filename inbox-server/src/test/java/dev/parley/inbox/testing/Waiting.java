package dev.parley.inbox.testing;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.QueueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who wait, made directly in PostgreSQL and put into the queue; the first has waited longest. */
public final class Waiting {
    /** When the first customer began to wait; each next one came a second later. */
    public static final long SINCE = 1_750_000_000_000L;

    private final JdbcClient jdbc;

    /** Makes them in this database. */
    public Waiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open conversations that PostgreSQL has and Redis has not heard of. */
    public List<ConversationId> stored(ChannelId channel, TeamId team, int count) {
        var contact = Ids.next();
        jdbc.sql("insert into contact (id, name) values (?, 'Carla Customer')")
                .param(contact)
                .update();
        var ids = new ArrayList<ConversationId>(count);
        for (int i = 0; i < count; i++) {
            ids.add(new ConversationId(Ids.next()));
        }
        jdbc.sql("""
                        insert into conversation (id, channel_id, contact_id, team_id, subject, last_message_at, waiting_since)
                        select id, :channel, :contact, :team, 'Hello',
                               to_timestamp(:since / 1000 + n), to_timestamp(:since / 1000 + n)
                          from unnest(:ids) with ordinality as waiting (id, n)
                        """)
                .param("channel", channel.value())
                .param("contact", contact)
                .param("team", team.value())
                .param("since", SINCE)
                .param("ids", ids.stream().map(ConversationId::value).toArray(java.util.UUID[]::new))
                .update();
        return ids;
    }

    /** The place of somebody who waits since then, without priority or promise. */
    public static long place(long since) {
        return 2_000_000_000_000_000L + since + 86_400_000L;
    }

    /** The entries with which intake would queue them. */
    public static List<QueueEntry> entries(TeamId team, List<ConversationId> ids) {
        var entries = new ArrayList<QueueEntry>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            entries.add(new QueueEntry(
                    ids.get(i),
                    QueueEntry.State.QUEUED,
                    team,
                    1,
                    place(SINCE + 1000L * (i + 1)),
                    Instant.ofEpochMilli(SINCE + 1000L * (i + 1)),
                    "",
                    EventType.CONVERSATION_OPENED,
                    Map.of("seq", "1"),
                    null));
        }
        return entries;
    }
}
