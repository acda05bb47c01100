package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.Arrivals.Copy;
import dev.parley.inbox.conversation.ArrivedMessage.ArrivedAttachment;
import dev.parley.inbox.event.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What intake stores, one statement for a whole batch: each column goes as an array. */
@Component
final class ArrivalRows {
    private static final String INSERT_MESSAGES = """
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, thread_id,
                                     author_contact, author_name, author_handle, recipients, subject, text, html,
                                     new_text, quoted_text, signature, nature, nature_detail, forwarded_by, sent_at,
                                     stored_at, raw_blob, home_id, room, visibility, url, authenticity)
                select id, conversation, seq, 'INBOUND', channel, external_id, thread_id, author, author_name,
                       author_handle, recipients, subject, text, html, nullif(new_text, text), quoted_text, signature,
                       nature, detail, forwarded_by, sent_at, received_at, raw,
                       nullif(home, conversation), room, visibility, url, authenticity
                  from unnest(cast(:ids as uuid[]), cast(:conversations as uuid[]), :seqs, cast(:channels as uuid[]),
                              :externalIds, :threadIds, cast(:authors as uuid[]), :names, :handles,
                              cast(:recipients as jsonb[]), :subjects, :texts, :htmls, :newTexts, :quotedTexts,
                              :signatures, :natures, cast(:details as jsonb[]), cast(:forwarded as jsonb[]),
                              cast(:sent as timestamptz[]), cast(:received as timestamptz[]), cast(:raws as uuid[]),
                              cast(:homes as uuid[]), :rooms, :visibilities, :urls,
                              cast(:authenticities as jsonb[]))
                       as n (id, conversation, seq, channel, external_id, thread_id, author, author_name,
                             author_handle, recipients, subject, text, html, new_text, quoted_text, signature,
                             nature, detail, forwarded_by, sent_at, received_at, raw, home, room, visibility,
                             url, authenticity)
                """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ArrivalRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insertConversations(List<ConversationState> states) {
        if (states.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into conversation (id, channel_id, contact_id, team_id, subject, topic, snippet, nature, status,
                                          last_seq, last_message_at, waiting_since, version, sample, spam, closed_at)
                select n.*, case when n.spam then now() end
                  from unnest(cast(:ids as uuid[]), cast(:channels as uuid[]), cast(:contacts as uuid[]),
                                     cast(:teams as uuid[]), :subjects, :topics, :snippets, :natures, :statuses,
                                     :seqs, cast(:times as timestamptz[]), cast(:waitings as timestamptz[]),
                                     :versions, :samples, :spams)
                       as n (id, channel, contact, team, subject, topic, snippet, nature, status, seq, at, waiting, version,
                             sample, spam)
                """)
                .param("ids", column(states, ConversationState::id))
                .param("channels", column(states, ConversationState::channel))
                .param("contacts", column(states, ConversationState::contact))
                .param("teams", column(states, ConversationState::team))
                .param("subjects", column(states, ConversationState::subject))
                .param("topics", column(states, ConversationState::topic))
                .param("snippets", column(states, ConversationState::snippet))
                .param("natures", column(states, ConversationState::nature))
                .param("statuses", column(states, ConversationState::status))
                .param("seqs", states.stream().map(ConversationState::lastSeq).toArray(Integer[]::new))
                .param("times", column(states, ConversationState::lastMessageAt))
                .param("waitings", column(states, ConversationState::waitingSince))
                .param(
                        "versions",
                        states.stream().map(ConversationState::version).toArray(Long[]::new))
                .param("samples", states.stream().map(ConversationState::sample).toArray(Boolean[]::new))
                .param("spams", states.stream().map(ConversationState::spam).toArray(Boolean[]::new))
                .update();
    }

    void updateConversations(List<ConversationState> states) {
        if (states.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update conversation c
                   set snippet = n.snippet, status = n.status, holder_id = n.holder, last_seq = n.seq,
                       last_direction = 'INBOUND', last_message_at = n.at, waiting_since = n.waiting,
                       version = n.version, spam = n.spam,
                       closed_at = case when n.status = 'OPEN' then null else coalesce(c.closed_at, now()) end,
                       held_since = case when n.holder is null then null else c.held_since end,
                       snoozed_until = case when n.snoozed then c.snoozed_until end
                  from unnest(cast(:ids as uuid[]), :snippets, :statuses, cast(:holders as uuid[]), :seqs,
                              cast(:times as timestamptz[]), cast(:waitings as timestamptz[]), :versions, :snoozed, :spams)
                       as n (id, snippet, status, holder, seq, at, waiting, version, snoozed, spam)
                 where c.id = n.id
                """)
                .param("ids", column(states, ConversationState::id))
                .param("snippets", column(states, ConversationState::snippet))
                .param("statuses", column(states, ConversationState::status))
                .param("holders", column(states, ConversationState::holder))
                .param("seqs", states.stream().map(ConversationState::lastSeq).toArray(Integer[]::new))
                .param("times", column(states, ConversationState::lastMessageAt))
                .param("waitings", column(states, ConversationState::waitingSince))
                .param(
                        "versions",
                        states.stream().map(ConversationState::version).toArray(Long[]::new))
                .param(
                        "snoozed",
                        states.stream().map(ConversationState::snoozed).toArray(Boolean[]::new))
                .param("spams", states.stream().map(ConversationState::spam).toArray(Boolean[]::new))
                .update();
    }

    void insertMessages(List<ArrivedMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT_MESSAGES)
                .param("ids", column(messages, ArrivedMessage::id))
                .param("conversations", column(messages, ArrivedMessage::conversation))
                .param("seqs", messages.stream().map(ArrivedMessage::seq).toArray(Integer[]::new))
                .param("channels", column(messages, ArrivedMessage::channel))
                .param("externalIds", column(messages, ArrivedMessage::externalId))
                .param("threadIds", column(messages, ArrivedMessage::threadId))
                .param("authors", column(messages, ArrivedMessage::author))
                .param("names", column(messages, message -> message.from().name()))
                .param("handles", column(messages, message -> message.from().handle()))
                .param("recipients", column(messages, message -> json(message.recipients())))
                .param("subjects", column(messages, ArrivedMessage::subject))
                .param("texts", column(messages, message -> message.body().text()))
                .param("htmls", column(messages, message -> message.body().html()))
                .param("newTexts", column(messages, message -> message.body().newText()))
                .param("quotedTexts", column(messages, message -> message.body().quotedText()))
                .param("signatures", column(messages, message -> message.body().signature()))
                .param("natures", column(messages, ArrivedMessage::nature))
                .param("details", column(messages, message -> json(message.natureDetail())))
                .param("forwarded", column(messages, message -> json(message.forwardedBy())))
                .param("sent", column(messages, ArrivedMessage::sentAt))
                .param("received", column(messages, ArrivedMessage::receivedAt))
                .param("raws", column(messages, ArrivedMessage::raw))
                .param("homes", column(messages, ArrivedMessage::home))
                .param("rooms", column(messages, message -> message.venue().room()))
                .param(
                        "visibilities",
                        column(messages, message -> message.venue().visibility()))
                .param("urls", column(messages, message -> message.venue().url()))
                .param("authenticities", column(messages, message -> json(message.authenticity())))
                .update();
    }

    private record AttachmentRow(MessageId message, int position, ArrivedAttachment file) {}

    void insertAttachments(List<ArrivedMessage> messages) {
        List<AttachmentRow> rows = new ArrayList<>();
        for (var message : messages) {
            for (int i = 0; i < message.attachments().size(); i++) {
                rows.add(
                        new AttachmentRow(message.id(), i, message.attachments().get(i)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into attachment (id, message_id, position, name, media_type, size, content_id, inline, blob_id)
                select * from unnest(cast(:ids as uuid[]), cast(:messages as uuid[]), :positions, :names, :mediaTypes,
                                     :sizes, :contentIds, :inlines, cast(:blobs as uuid[]))
                """)
                .param("ids", rows.stream().map(row -> Ids.next().toString()).toArray(String[]::new))
                .param("messages", column(rows, AttachmentRow::message))
                .param("positions", rows.stream().map(AttachmentRow::position).toArray(Integer[]::new))
                .param("names", column(rows, row -> row.file().name()))
                .param("mediaTypes", column(rows, row -> row.file().mediaType()))
                .param("sizes", rows.stream().map(row -> row.file().size()).toArray(Long[]::new))
                .param("contentIds", column(rows, row -> row.file().contentId()))
                .param("inlines", rows.stream().map(row -> row.file().inline()).toArray(Boolean[]::new))
                .param("blobs", column(rows, row -> row.file().blob()))
                .update();
    }

    void insertLinks(List<ThreadLink> links) {
        if (links.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into thread_key (key, conversation_id, contact_id, outbound, cited, handles)
                select key, conversation, contact, outbound, cited, cast(string_to_array(handles, chr(10)) as text[])
                  from unnest(:keys, cast(:conversations as uuid[]), cast(:contacts as uuid[]), :outbounds, :citeds,
                              :handles) as n (key, conversation, contact, outbound, cited, handles)
                 order by key, contact
                on conflict (key, contact_id) do update
                   set cited = false, handles = excluded.handles, conversation_id = excluded.conversation_id
                 where thread_key.cited and not excluded.cited
                    or thread_key.key like 'room %' and thread_key.conversation_id <> excluded.conversation_id
                """)
                .param("keys", column(links, ThreadLink::key))
                .param("conversations", column(links, ThreadLink::conversation))
                .param("contacts", column(links, ThreadLink::contact))
                .param("outbounds", links.stream().map(ThreadLink::outbound).toArray(Boolean[]::new))
                .param("citeds", links.stream().map(ThreadLink::cited).toArray(Boolean[]::new))
                .param("handles", column(links, link -> String.join("\n", link.handles())))
                .update();
    }

    void insertCopies(List<Copy> copies) {
        if (copies.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into message_copy (external_id, channel_id, message_id, received_at)
                select * from unnest(:externalIds, cast(:channels as uuid[]), cast(:messages as uuid[]),
                                     cast(:times as timestamptz[]))
                on conflict do nothing
                """)
                .param("externalIds", column(copies, Copy::externalId))
                .param("channels", column(copies, Copy::channel))
                .param("messages", column(copies, Copy::message))
                .param("times", column(copies, Copy::receivedAt))
                .update();
    }

    private @Nullable String json(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell instanceof UUID id ? id.toString() : cell.toString())
                .toArray(String[]::new);
    }
}
