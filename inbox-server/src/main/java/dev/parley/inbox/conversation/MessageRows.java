package dev.parley.inbox.conversation;

import dev.parley.channel.Recipient;
import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.ChannelRef;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.conversation.MessageView.Author;
import dev.parley.inbox.conversation.MessageView.AuthorKind;
import dev.parley.inbox.conversation.MessageView.NatureDetail;
import dev.parley.inbox.conversation.MessageView.PartyView;
import dev.parley.inbox.conversation.MessageView.ReactionView;
import dev.parley.inbox.conversation.MessageView.RemoteFileView;
import dev.parley.inbox.conversation.MessageView.SurveyView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Messages as the conversation's page shows them. */
@Component
final class MessageRows {
    private static final TypeReference<List<AttachmentView>> ATTACHMENTS = new TypeReference<>() {};
    private static final TypeReference<List<RecipientRecord>> RECIPIENTS = new TypeReference<>() {};
    private static final TypeReference<List<ChannelRef>> CHANNELS = new TypeReference<>() {};
    private static final TypeReference<List<ReactionView>> REACTIONS = new TypeReference<>() {};
    private static final TypeReference<List<RemoteFileView>> REMOTE_FILES = new TypeReference<>() {};
    private static final TypeReference<List<Mention>> MENTIONS = new TypeReference<>() {};
    private static final String SELECT = """
            select m.id, m.conversation_id, m.seq, m.direction, m.author_contact, m.author_employee,
                   coalesce(e.name, nullif(m.author_name, ''), case when m.room <> '' then
                        (select ct.name from contact ct where ct.id = m.author_contact) end, '') as author_name, case when m.room = '' then m.author_handle
                        else coalesce((select nullif(i.username, '')
                                         from identity i
                                        where i.contact_id = m.author_contact and i.handle = m.author_handle
                                        limit 1), m.author_handle) end as author_handle,
                   m.recipients, m.subject,
                   m.text, m.html, coalesce(m.new_text, m.text) as new_text, m.quoted_text, m.signature, m.nature, m.nature_detail,
                   m.forwarded_by, m.mentions, m.sent_at, m.stored_at, m.raw_blob is not null as has_raw, m.client_key,
                   o.state, o.not_before, o.attempts, o.error, o.sent_at as left_at,
                   o.delivered_at, o.read_at, m.authenticity, m.visibility, m.url, m.edited_at, m.deleted_at,
                   o.scheduled_for, o.held_back, coalesce(o.forward, false) as forward, coalesce(o.survey, false) as asks,
                   s.scale, s.score, s.comment, s.answered_at,
                   (select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
                                                      'size', a.size, 'inline', a.inline,
                                                      'contentId', a.content_id) order by a.position, a.id)
                      from attachment a where a.message_id = m.id) as attachments,
                   (select json_agg(json_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name) order by ch.name)
                      from message_copy mc join channel ch on ch.id = mc.channel_id
                     where mc.message_id = m.id) as copies,
                   (select json_agg(json_build_object('emoji', r.emoji, 'names', r.names) order by r.first, r.emoji)
                      from (select emoji, json_agg(name order by at) as names, min(at) as first
                              from reaction where message_id = m.id group by emoji) as r) as reactions,
                   (select json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
                                                      'error', f.error, 'refused', f.state = 'REFUSED')
                                    order by f.position)
                      from remote_media f where f.message_id = m.id) as remote_files
              from message m
              left join employee e on e.id = m.author_employee
              left join outbox o on o.message_id = m.id
              left join survey s on s.message_id = m.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    MessageRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Up to {@code limit} messages numbered above {@code after}, in order. */
    List<MessageView> listAfter(ConversationId conversation, int after, int limit) {
        return jdbc.sql(SELECT
                        + " where m.conversation_id = :conversation and m.seq > :after order by m.seq limit :limit")
                .param("conversation", conversation.value())
                .param("after", after)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** The last {@code limit} messages numbered below {@code before}, in order. */
    List<MessageView> listBefore(ConversationId conversation, int before, int limit) {
        return jdbc.sql("select * from (" + SELECT
                        + " where m.conversation_id = :conversation and m.seq < :before order by m.seq desc limit :limit)"
                        + " as newest order by seq")
                .param("conversation", conversation.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    List<MessageView> listByIds(Collection<MessageId> ids) {
        return jdbc.sql(SELECT + " where m.id = any(cast(:ids as uuid[])) order by m.conversation_id, m.seq")
                .param("ids", ids.stream().map(MessageId::toString).toArray(String[]::new))
                .query(this::read)
                .list();
    }

    private MessageView read(ResultSet row, int number) throws SQLException {
        var recipients = json.readValue(row.getString("recipients"), RECIPIENTS);
        var direction = Direction.valueOf(row.getString("direction"));
        return new MessageView(
                new MessageId(row.getObject("id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getInt("seq"),
                direction,
                author(row),
                RecipientRecord.parties(recipients, Recipient.Role.TO),
                RecipientRecord.parties(recipients, Recipient.Role.CC),
                RecipientRecord.parties(recipients, Recipient.Role.BCC),
                RecipientRecord.parties(recipients, Recipient.Role.REPLY_TO),
                row.getString("subject"),
                row.getString("text"),
                row.getString("new_text"),
                row.getString("quoted_text"),
                row.getString("signature"),
                row.getString("html"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("stored_at").toInstant(),
                NatureKind.valueOf(row.getString("nature")),
                one(row.getString("nature_detail"), NatureDetail.class),
                one(row.getString("forwarded_by"), PartyView.class),
                many(row.getString("copies"), CHANNELS),
                many(row.getString("mentions"), MENTIONS),
                row.getBoolean("has_raw"),
                many(row.getString("attachments"), ATTACHMENTS),
                row.getBoolean("forward"),
                row.getBoolean("asks") ? survey(row) : null,
                direction == Direction.OUTBOUND ? Deliveries.read(row, clock.instant()) : null,
                row.getString("client_key"),
                Visibility.valueOf(row.getString("visibility")),
                row.getString("url"),
                instant(row.getTimestamp("edited_at")),
                instant(row.getTimestamp("deleted_at")),
                many(row.getString("reactions"), REACTIONS),
                many(row.getString("remote_files"), REMOTE_FILES),
                one(row.getString("authenticity"), AuthenticityView.class));
    }

    private static SurveyView survey(ResultSet row) throws SQLException {
        int score = row.getInt("score");
        Integer given = row.wasNull() ? null : score;
        return new SurveyView(
                Objects.requireNonNullElse(row.getString("scale"), "FACES"),
                given,
                Objects.requireNonNullElse(row.getString("comment"), ""),
                instant(row.getTimestamp("answered_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Author author(ResultSet row) throws SQLException {
        UUID contact = row.getObject("author_contact", UUID.class);
        UUID employee = row.getObject("author_employee", UUID.class);
        var kind = contact != null ? AuthorKind.CONTACT : employee != null ? AuthorKind.EMPLOYEE : AuthorKind.SYSTEM;
        String handle = row.getString("author_handle");
        String name = Objects.requireNonNullElse(row.getString("author_name"), "");
        return new Author(kind, contact != null ? contact : employee, name.isBlank() ? handle : name, handle);
    }

    private <T> List<T> many(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }

    private <T> @Nullable T one(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }
}
