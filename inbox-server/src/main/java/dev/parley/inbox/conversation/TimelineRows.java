package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.Timeline.Earlier;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores what employees write. */
@Component
final class TimelineRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TimelineRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Place> lock(ConversationId id) {
        return jdbc.sql("""
                select status, team_id, channel_id, contact_id, holder_id, subject, last_seq, version, waiting_since
                  from conversation
                 where id = :id
                   for update
                """)
                .param("id", id.value())
                .query((row, number) -> {
                    UUID holder = row.getObject("holder_id", UUID.class);
                    Timestamp waiting = row.getTimestamp("waiting_since");
                    return new Place(
                            id,
                            ConversationStatus.valueOf(row.getString("status")),
                            new TeamId(row.getObject("team_id", UUID.class)),
                            new ChannelId(row.getObject("channel_id", UUID.class)),
                            new ContactId(row.getObject("contact_id", UUID.class)),
                            holder == null ? null : new EmployeeId(holder),
                            row.getString("subject"),
                            row.getInt("last_seq"),
                            row.getLong("version"),
                            waiting == null ? null : waiting.toInstant());
                })
                .optional();
    }

    Optional<Earlier> findByKey(ConversationId id, String clientKey) {
        return jdbc.sql("""
                select id, direction, author_employee, text
                  from message
                 where conversation_id = :conversation and client_key = :key
                """)
                .param("conversation", id.value())
                .param("key", clientKey)
                .query((row, number) -> {
                    UUID author = row.getObject("author_employee", UUID.class);
                    return new Earlier(
                            new MessageId(row.getObject("id", UUID.class)),
                            Direction.valueOf(row.getString("direction")),
                            author == null ? null : new EmployeeId(author),
                            row.getString("text"));
                })
                .optional();
    }

    void insert(Place place, int seq, Written written) {
        var author = written.author();
        jdbc.sql("""
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, thread_id,
                                     author_employee, author_name, author_handle, recipients, subject, text, html, new_text,
                                     signature, quoted_text, sent_at, client_key, room, visibility, template)
                values (:id, :conversation, :seq, :direction, :channel, :external, coalesce(:external, ''),
                        cast(:author as uuid), coalesce((select name from employee where id = cast(:author as uuid)), ''), :handle, cast(:recipients as jsonb), :subject,
                        :text, :html, nullif(cast(:newText as text), :text), :signature, :quoted, :at, :key,
                        :room, :visibility, cast(:template as jsonb))
                """)
                .param("id", written.id().value())
                .param("conversation", place.id().value())
                .param("seq", seq)
                .param("direction", written.direction().name())
                .param("channel", place.channel().value())
                .param("external", written.externalId())
                .param("author", author == null ? null : author.value())
                .param("handle", written.handle())
                .param("recipients", json.writeValueAsString(written.recipients()))
                .param("subject", written.subject())
                .param("text", written.text())
                .param("html", written.html())
                .param("newText", written.parts().newText())
                .param("signature", written.parts().signature())
                .param("quoted", written.parts().quotedText())
                .param("at", Timestamp.from(written.at()))
                .param("key", written.clientKey())
                .param("room", written.said().room())
                .param("visibility", written.said().visibility().name())
                .param(
                        "template",
                        written.said().template() == null
                                ? null
                                : json.writeValueAsString(written.said().template()))
                .update();
    }

    /** A note is seen by employees only: neither the place in lists nor the customer's waiting changes. */
    long countNote(ConversationId id, int seq) {
        return jdbc.sql("""
                update conversation set last_seq = :seq, version = version + 1 where id = :id returning version
                """)
                .param("seq", seq)
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** An answer ends the customer's waiting. */
    long countAnswer(ConversationId id, int seq, Written written) {
        return jdbc.sql("""
                update conversation
                   set last_seq = :seq, version = version + 1, last_direction = 'OUTBOUND', last_message_at = :at,
                       snippet = :snippet, waiting_since = null
                 where id = :id
                returning version
                """)
                .param("seq", seq)
                .param("at", Timestamp.from(written.at()))
                .param("snippet", Snippet.of(written.parts().newText()))
                .param("id", id.value())
                .query(Long.class)
                .single();
    }
}
