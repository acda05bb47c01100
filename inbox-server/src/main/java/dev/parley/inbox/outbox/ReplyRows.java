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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
                                  and o.state is distinct from 'CANCELLED' and o.survey is not true)
                """)
                .param("conversation", conversation.value())
                .param("seen", seen)
                .param("writer", writer.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody joined the conversation. */
    boolean takesPart(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("""
                select exists (select 1 from participant where conversation_id = :conversation and employee_id = :employee)
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query(Boolean.class)
                .single();
    }

    /** The claim's token, which proves its holder's right. */
    long getToken(ConversationId conversation) {
        return jdbc.sql("select claim_token from conversation where id = :id")
                .param("id", conversation.value())
                .query(Long.class)
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
        if (!written.said().room().isEmpty()) {
            return;
        }
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
                                .filter(one -> one.role() != Recipient.Role.BCC)
                                .map(RecipientRecord::handle)
                                .toArray(String[]::new))
                .update();
    }

    /** No answer shall find the way into the conversation by naming this message. */
    void leaveThread(MessageId message) {
        jdbc.sql("update message set thread_id = '' where id = :id")
                .param("id", message.value())
                .update();
    }

    /** The files of other messages go with this one as well; their bytes are stored once. */
    void copyFiles(MessageId message, List<MessageId> from) {
        jdbc.sql("""
                insert into attachment (id, message_id, position, name, media_type, size, content_id, inline, blob_id)
                select gen_random_uuid(), :message, row_number() over (order by m.seq, a.position, a.id), a.name,
                       a.media_type, a.size, a.content_id, a.inline, a.blob_id
                  from attachment a
                  join message m on m.id = a.message_id
                 where a.message_id = any(:from)
                """)
                .param("message", message.value())
                .param("from", from.stream().map(MessageId::value).toArray(UUID[]::new))
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
            @Nullable Instant waitedSince,
            @Nullable Instant sendAt,
            boolean forward) {}

    /** The undo window is the channel's, or else the company's. It begins now: the transaction may have waited for a lock. */
    void insert(Place place, Waiting waiting) {
        Instant since = waiting.waitedSince();
        Instant at = waiting.sendAt();
        jdbc.sql("""
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash,
                                    waited_since, scheduled_for, forward)
                values (:message, :conversation, :seq, :channel, 'WAITING',
                        greatest(clock_timestamp()
                                     + make_interval(secs => coalesce(
                                           (select cast(nullif(c.settings ->> 'undoSeconds', '') as integer)
                                              from channel c where c.id = :channel),
                                           (select undo_seconds from company))),
                                 cast(:at as timestamptz)),
                        :hash, :since, cast(:at as timestamptz), :forward)
                """)
                .param("message", waiting.message().value())
                .param("conversation", place.id().value())
                .param("seq", waiting.seq())
                .param("channel", place.channel().value())
                .param("hash", waiting.hash())
                .param("since", since == null ? null : Timestamp.from(since))
                .param("at", at == null ? null : Timestamp.from(at))
                .param("forward", waiting.forward())
                .update();
    }
}
