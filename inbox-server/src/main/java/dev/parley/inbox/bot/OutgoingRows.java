package dev.parley.inbox.bot;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.bot.Scrutiny.Outgoing;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands around an answer that somebody writes. */
@Component
class OutgoingRows {
    private static final int EARLIER = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    OutgoingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where an answer stands, and to whom it goes. */
    record Stands(ContactId contact, Standing standing) {}

    Optional<Stands> find(Outgoing draft) {
        return jdbc.sql("""
                select c.contact_id, c.channel_id, ch.kind, c.team_id, c.priority, c.tag_ids, c.last_seq, c.waiting_since
                  from conversation c join channel ch on ch.id = c.channel_id
                 where c.id = :id
                """)
                .param("id", draft.conversation().value())
                .query((row, number) -> stands(row, draft))
                .optional();
    }

    private Stands stands(ResultSet row, Outgoing draft) throws SQLException {
        Timestamp waiting = row.getTimestamp("waiting_since");
        return new Stands(
                new ContactId(row.getObject("contact_id", UUID.class)),
                new Standing(
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        ChannelKind.valueOf(row.getString("kind")),
                        new TeamId(row.getObject("team_id", UUID.class)),
                        draft.publicly(),
                        draft.files(),
                        Priority.of(row.getInt("priority")),
                        Stream.of((UUID[]) row.getArray("tag_ids").getArray())
                                .map(TagId::new)
                                .toList(),
                        row.getInt("last_seq") + 1,
                        waiting == null ? null : waiting.toInstant(),
                        false,
                        clock.instant()));
    }

    /** Addresses of the company's channels. */
    List<String> channelAddresses() {
        return jdbc.sql("select address from channel where address <> ''")
                .query(String.class)
                .list();
    }

    String name(EmployeeId employee) {
        return jdbc.sql("select name from employee where id = ?")
                .param(employee.value())
                .query(String.class)
                .single();
    }

    /** The name and handles of a contact. */
    Set<String> names(ContactId contact) {
        return Set.copyOf(
                jdbc.sql("""
                select name from contact where id = :id and name <> ''
                 union
                select handle from identity where contact_id = :id
                """).param("id", contact.value()).query(String.class).list());
    }

    /** Our newest answers, the newest last. */
    List<String> earlierAnswers(ConversationId conversation) {
        return jdbc.sql("""
                select text from (select coalesce(nullif(new_text, ''), text) as text, seq from message
                                   where conversation_id = :id and direction = 'OUTBOUND'
                                   order by seq desc limit :most) newest
                 order by seq
                """)
                .param("id", conversation.value())
                .param("most", EARLIER)
                .query(String.class)
                .list();
    }

    /** Which of these handles and names, in lower case, are those of other contacts. */
    Set<String> findOthers(List<String> handles, List<String> names, ContactId contact) {
        return new HashSet<>(jdbc.sql("""
                select lower(i.handle) from identity i
                 where i.handle = any(:handles) and i.contact_id <> :contact
                 union
                select lower(c.name) from contact c where lower(c.name) = any(:names) and c.id <> :contact
                """)
                .param("handles", handles.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .param("contact", contact.value())
                .query(String.class)
                .list());
    }
}
