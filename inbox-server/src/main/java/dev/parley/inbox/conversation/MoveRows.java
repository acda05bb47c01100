package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What names a customer or a room by an id that is another one now. */
@Component
final class MoveRows {
    /** The conversations of a channel, and those that they were merged into: where what was said on it lies now. */
    private static final String PLACES = """
            with recursive place (id, merged_into) as (
                select id, merged_into from conversation where channel_id = :channel
                 union
                select c.id, c.merged_into from conversation c join place p on c.id = p.merged_into
            )
            """;

    private final JdbcClient jdbc;

    /** What names begin with now, by what they began with before. */
    record Beginning(String before, String now) {}

    MoveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is said under the new key goes on with the conversations of the old one, unless it has begun others already. */
    void moveThreads(String before, String now) {
        jdbc.sql("""
                update thread_key k
                   set key = :now
                 where k.key = :before
                   and not exists (select 1 from thread_key o where o.key = :now and o.contact_id = k.contact_id)
                """).param("before", before).param("now", now).update();
    }

    /** Answers go to the new room. */
    void moveConversations(String thread, String before, String now) {
        jdbc.sql("""
                update conversation set room = :now
                 where id in (select conversation_id from thread_key where key = :thread) and room = :before
                """)
                .param("thread", thread)
                .param("before", before)
                .param("now", now)
                .update();
    }

    /** Those that wait to leave as well, and what the provider says of those that left. */
    void moveAnswers(ChannelId channel, String before, String now) {
        jdbc.sql("""
                update message set room = :now
                 where channel_id = :channel and room = :before and direction = 'OUTBOUND'
                """)
                .param("channel", channel.value())
                .param("before", before)
                .param("now", now)
                .update();
    }

    /** As {@link #moveThreads(String, String)}, for all keys of a channel that begin so. */
    void moveThreads(ChannelId channel, Beginning beginning) {
        update(channel, beginning, """
                update thread_key k
                   set key = :now || substr(k.key, length(:before) + 1)
                  from conversation c
                 where c.id = k.conversation_id and c.channel_id = :channel and starts_with(k.key, :before)
                   and not exists (select 1 from thread_key o
                                    where o.key = :now || substr(k.key, length(:before) + 1)
                                      and o.contact_id = k.contact_id)
                """);
    }

    /** Answers go to the new rooms, also those that wait to leave. */
    void moveRooms(ChannelId channel, Beginning beginning) {
        update(channel, beginning, """
                update conversation set room = :now || substr(room, length(:before) + 1)
                 where channel_id = :channel and starts_with(room, :before)
                """);
        update(channel, beginning, """
                update message set room = :now || substr(room, length(:before) + 1)
                 where channel_id = :channel and direction = 'OUTBOUND' and room <> '' and starts_with(room, :before)
                """);
    }

    /** What the provider says of a message under its new name finds it, unless another one has that name. */
    void renameMessages(ChannelId channel, Beginning beginning) {
        update(channel, beginning, PLACES + """
                update message m
                   set external_id = :now || substr(m.external_id, length(:before) + 1)
                  from place p
                 where m.conversation_id = p.id and m.channel_id = :channel and starts_with(m.external_id, :before)
                   and not exists (select 1 from message o
                                    where o.external_id = :now || substr(m.external_id, length(:before) + 1)
                                      and o.channel_id = m.channel_id)
                """);
    }

    /** The same for the messages of the provider's that one of ours went out as. */
    void renameParts(ChannelId channel, Beginning beginning) {
        update(channel, beginning, PLACES + """
                update sent_part s
                   set reference = :now || substr(s.reference, length(:before) + 1)
                  from message m, place p
                 where m.id = s.message_id and m.conversation_id = p.id and m.channel_id = :channel
                   and starts_with(s.reference, :before)
                """);
    }

    private void update(ChannelId channel, Beginning beginning, String sql) {
        jdbc.sql(sql)
                .param("channel", channel.value())
                .param("before", beginning.before())
                .param("now", beginning.now())
                .update();
    }

    /** All that somebody said who was taken for another one. */
    void giveTo(ContactId contact, ContactId newcomer) {
        for (String table : new String[] {"conversation", "survey"}) {
            jdbc.sql("update " + table + " set contact_id = :contact where contact_id = :newcomer")
                    .param("contact", contact.value())
                    .param("newcomer", newcomer.value())
                    .update();
        }
        jdbc.sql("""
                update message set author_contact = :contact
                 where author_contact = :newcomer
                   and conversation_id in (select id from conversation where contact_id = :contact)
                """)
                .param("contact", contact.value())
                .param("newcomer", newcomer.value())
                .update();
        jdbc.sql("""
                update thread_key k set contact_id = :contact
                 where k.contact_id = :newcomer
                   and not exists (select 1 from thread_key o where o.key = k.key and o.contact_id = :contact)
                """)
                .param("contact", contact.value())
                .param("newcomer", newcomer.value())
                .update();
    }

    /** Answers that have not left go to the new handle. */
    void readdress(ContactId contact, String before, String now) {
        jdbc.sql("""
                update message m
                   set recipients = (select jsonb_agg(case when r ->> 'handle' = :before
                                                           then r || jsonb_build_object('handle', cast(:now as text))
                                                           else r end order by place)
                                       from jsonb_array_elements(m.recipients) with ordinality as one (r, place))
                  from outbox o, conversation c
                 where o.message_id = m.id and o.state not in ('SENT', 'CANCELLED') and c.id = m.conversation_id
                   and c.contact_id = :contact
                   and m.recipients @> jsonb_build_array(jsonb_build_object('handle', cast(:before as text)))
                """)
                .param("contact", contact.value())
                .param("before", before)
                .param("now", now)
                .update();
    }
}
