package dev.parley.inbox.outbox;

import dev.parley.channel.FilledTemplate;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.Visibility;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.conversation.Timeline.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a message that goes out is made of. */
@Component
final class LetterRows {
    /** A chain of references is cut in the middle: its start names the thread, its end the neighbours. */
    private static final int LAST_REFERENCES = 20;

    private static final TypeReference<List<RecipientRecord>> RECIPIENTS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LetterRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Letter(
            int seq,
            String externalId,
            String from,
            String subject,
            String text,
            String html,
            List<Recipient> recipients,
            Instant writtenAt,
            boolean forward,
            boolean survey,
            Said said,
            String author) {}

    /** The customer's message that is answered; {@code threadId} is what the answer names it by, empty where it has none. */
    record Found(String threadId, Quote.Answered quoted, List<RecipientRecord> recipients) {
        /** Who wrote it. */
        RecipientRecord author() {
            return new RecipientRecord(Recipient.Role.TO, quoted.handle(), quoted.name());
        }
    }

    record File(String name, String mediaType, String contentId, BlobId blob, long size) {}

    /** Whether it is one of the sample conversations. */
    boolean isSample(ConversationId id) {
        return jdbc.sql("select sample from conversation where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Letter get(MessageId id) {
        return jdbc.sql("""
                select m.seq, m.external_id, m.author_handle, m.subject, m.text, m.html, m.recipients, m.sent_at, m.room, m.visibility,
                       m.template,
                       coalesce(o.forward, false) as forward, coalesce(o.survey, false) as survey,
                       coalesce(e.name, '') as author
                  from message m
                  left join outbox o on o.message_id = m.id
                  left join employee e on e.id = m.author_employee
                 where m.id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> new Letter(
                        row.getInt("seq"),
                        row.getString("external_id"),
                        row.getString("author_handle"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("html"),
                        recipients(row.getString("recipients")).stream()
                                .map(one -> new Recipient(one.role(), new Party(one.handle(), one.name())))
                                .toList(),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getBoolean("forward"),
                        row.getBoolean("survey"),
                        new Said(
                                row.getString("room"),
                                Visibility.valueOf(row.getString("visibility")),
                                template(row.getString("template"))),
                        row.getString("author")))
                .single();
    }

    /** The last message of the customer before this one; a delivery report or our own mail coming back is not answered. */
    Optional<Found> findAnswered(ConversationId conversation, int before) {
        return jdbc.sql("""
                select thread_id, author_name, author_handle, sent_at, coalesce(new_text, text) as new_text, html, recipients
                  from message
                 where conversation_id = :conversation and seq < :before and direction = 'INBOUND'
                   and nature not in ('BOUNCE', 'OWN') and author_handle <> ''
                 order by seq desc
                 limit 1
                """)
                .param("conversation", conversation.value())
                .param("before", before)
                .query((row, number) -> new Found(
                        row.getString("thread_id"),
                        new Quote.Answered(
                                row.getString("author_name"),
                                row.getString("author_handle"),
                                row.getTimestamp("sent_at").toInstant(),
                                row.getString("new_text"),
                                row.getString("html")),
                        recipients(row.getString("recipients"))))
                .optional();
    }

    /** What the messages before this one are named by, oldest first, without those that were never sent. */
    List<String> listThreadIds(ConversationId conversation, int before) {
        List<String> all = jdbc
                .sql("""
                select m.thread_id
                  from message m
                  left join outbox o on o.message_id = m.id
                 where m.conversation_id = :conversation and m.seq < :before and m.direction <> 'NOTE'
                   and m.thread_id <> '' and m.nature not in ('BOUNCE', 'OWN')
                   and o.state is distinct from 'CANCELLED'
                 order by m.seq
                """)
                .param("conversation", conversation.value())
                .param("before", before)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
        if (all.size() <= LAST_REFERENCES + 1) {
            return all;
        }
        var cut = new java.util.ArrayList<>(all.subList(all.size() - LAST_REFERENCES, all.size()));
        cut.addFirst(all.getFirst());
        return cut;
    }

    List<File> listFiles(MessageId id) {
        return jdbc.sql("""
                select name, media_type, content_id, blob_id, size from attachment where message_id = :id order by position, id
                """)
                .param("id", id.value())
                .query((row, number) -> new File(
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getString("content_id"),
                        new BlobId(row.getObject("blob_id", UUID.class)),
                        row.getLong("size")))
                .list();
    }

    private @Nullable FilledTemplate template(@Nullable String text) {
        return text == null ? null : json.readValue(text, FilledTemplate.class);
    }

    private List<RecipientRecord> recipients(String text) {
        return json.readValue(text, RECIPIENTS);
    }
}
