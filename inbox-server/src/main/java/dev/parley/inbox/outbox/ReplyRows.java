package dev.parley.inbox.outbox;

import dev.parley.channel.Recipient;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What storing an answer needs beside the message itself. */
@Component
final class ReplyRows {
    private final JdbcClient jdbc;

    ReplyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether something was said after {@code seen} that the writer has to read first: all but their own notes and undone answers. */
    boolean hasNews(ConversationId conversation, int seen, EmployeeId writer) {
        return jdbc.sql("""
                select exists (select 1
                                 from message m
                                 left join outbox o on o.message_id = m.id
                                where m.conversation_id = :conversation and m.seq > :seen
                                  and not (m.direction = 'NOTE' and m.author_employee = :writer)
                                  and o.state is distinct from 'CANCELLED')
                """)
                .param("conversation", conversation.value())
                .param("seen", seen)
                .param("writer", writer.value())
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> findHash(MessageId message) {
        return jdbc.sql("select request_hash from outbox where message_id = :message")
                .param("message", message.value())
                .query((row, number) -> row.getBytes("request_hash"))
                .optional();
    }

    /** The customer under the handle they use on this kind of channel. */
    RecipientRecord getContact(Place place) {
        return jdbc.sql("""
                select i.handle, c.name
                  from contact c
                  join identity i on i.contact_id = c.id
                  join channel ch on ch.kind = i.kind and ch.id = :channel
                 where c.id = :contact
                 order by i.created_at, i.id
                 limit 1
                """)
                .param("channel", place.channel().value())
                .param("contact", place.contact().value())
                .query((row, number) ->
                        new RecipientRecord(Recipient.Role.TO, row.getString("handle"), row.getString("name")))
                .single();
    }

    /** The customer's answers will name this id, from any of these handles. */
    void insertThreadKey(Place place, Written written) {
        jdbc.sql("""
                insert into thread_key (key, conversation_id, contact_id, outbound, handles)
                values (:key, :conversation, :contact, true, :handles)
                on conflict do nothing
                """)
                .param("key", written.externalId())
                .param("conversation", place.id().value())
                .param("contact", place.contact().value())
                .param(
                        "handles",
                        written.recipients().stream()
                                .map(RecipientRecord::handle)
                                .toArray(String[]::new))
                .update();
    }

    /** Bytes of all files of a message. */
    long sumFiles(MessageId message) {
        return jdbc.sql("select coalesce(sum(size), 0) from attachment where message_id = :message")
                .param("message", message.value())
                .query(Long.class)
                .single();
    }

    /** What the outbox remembers of an answer until it is sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Waiting(
            MessageId message,
            int seq,
            byte[] hash,
            @Nullable Instant waitedSince) {}

    /** The undo window begins now, not at the start of the transaction, which may have waited for a lock. */
    void insert(Place place, Waiting waiting) {
        Instant since = waiting.waitedSince();
        jdbc.sql("""
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash,
                                    waited_since)
                values (:message, :conversation, :seq, :channel, 'WAITING',
                        clock_timestamp() + make_interval(secs => (select undo_seconds from company)), :hash, :since)
                """)
                .param("message", waiting.message().value())
                .param("conversation", place.id().value())
                .param("seq", waiting.seq())
                .param("channel", place.channel().value())
                .param("hash", waiting.hash())
                .param("since", since == null ? null : Timestamp.from(since))
                .update();
    }
}
