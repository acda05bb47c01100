package dev.parley.inbox.conversation;

import dev.parley.inbox.contact.ContactId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversations of somebody who has another name now. */
@Component
final class NamingRows {
    /** More than these nobody has on a screen: whoever opens an older one reads it anew. */
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    NamingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Shown(UUID conversation, long version, UUID team) {}

    /** The newest conversations have a new version; in one order, as whoever locks several of them does. */
    List<Shown> raise(ContactId contact) {
        return jdbc.sql("""
                with shown as materialized (
                    select id from conversation
                     where id in ((select id from conversation where contact_id = :contact
                                    order by last_message_at desc limit :shown)
                                   union
                                  (select conversation_id from message
                                    where author_contact = :contact and author_name = ''
                                    order by id desc limit :shown))
                     order by id
                       for update
                )
                update conversation c
                   set version = c.version + 1
                 where c.id in (select id from shown)
                returning c.id as conversation, c.version, c.team_id as team
                """)
                .param("contact", contact.value())
                .param("shown", SHOWN)
                .query(Shown.class)
                .list();
    }

    /** What the contact wrote without a name can be found by it from now on. */
    void findAgain(ContactId contact) {
        jdbc.sql("""
                insert into search_pending (message_id)
                select id from message where author_contact = :contact and author_name = ''
                on conflict do nothing
                """).param("contact", contact.value()).update();
    }
}
