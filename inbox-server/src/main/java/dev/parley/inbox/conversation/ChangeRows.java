package dev.parley.inbox.conversation;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of messages, in PostgreSQL. */
@Component
final class ChangeRows {
    private static final int LONGEST_EMOJI = 64;

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Raised(UUID conversation, long version, UUID team, int seq) {}

    /** The message that the world calls so, whichever side wrote it; its conversation is locked, as whoever changes either does. */
    Optional<MessageId> lock(String reference) {
        var found =
                jdbc.sql("""
                select id from message where external_id = :reference
                 union all
                select message_id from sent_part where reference = :reference
                 limit 1
                """).param("reference", reference).query(UUID.class).optional();
        found.ifPresent(
                message -> jdbc.sql("""
                select c.id from conversation c join message m on m.conversation_id = c.id where m.id = :id for update of c
                """).param("id", message).query(UUID.class).list());
        return found.map(MessageId::new);
    }

    /** False when a later edit is known, or the words are the same. */
    boolean edit(MessageId message, Body body, Instant at) {
        boolean kept = jdbc.sql("""
                insert into message_words (message_id, said_until, text, html)
                select id, :at, text, html
                  from message
                 where id = :id and deleted_at is null and (edited_at is null or edited_at < :at)
                   and (text, html) is distinct from (:text, :html)
                on conflict do nothing
                """)
                        .param("id", message.value())
                        .param("at", Timestamp.from(at))
                        .param("text", body.text())
                        .param("html", body.html())
                        .update()
                == 1;
        if (!kept) {
            return false;
        }
        jdbc.sql("""
                update message
                   set text = :text, html = :html, new_text = nullif(:newText, :text), quoted_text = :quoted,
                       signature = :signature, edited_at = :at
                 where id = :id
                """)
                .param("id", message.value())
                .param("at", Timestamp.from(at))
                .param("text", body.text())
                .param("html", body.html())
                .param("newText", body.newText())
                .param("quoted", body.quotedText())
                .param("signature", body.signature())
                .update();
        showInList(message, Snippet.of(body.newText().isBlank() ? body.text() : body.newText()));
        return true;
    }

    /** The words and files are gone, as their writer wanted it; that something was said stays. */
    boolean delete(MessageId message, Instant at) {
        boolean changed = jdbc.sql("""
                update message
                   set text = '', html = '', new_text = null, quoted_text = '', signature = '', raw_blob = null,
                       deleted_at = :at
                 where id = :id and deleted_at is null
                """)
                        .param("id", message.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
        if (changed) {
            for (String table : new String[] {"attachment", "message_words", "remote_media"}) {
                jdbc.sql("delete from " + table + " where message_id = :id")
                        .param("id", message.value())
                        .update();
            }
            showInList(message, "");
        }
        return changed;
    }

    private void showInList(MessageId message, String snippet) {
        jdbc.sql("""
                update conversation c
                   set snippet = :snippet
                  from message m
                 where m.id = :id and c.id = m.conversation_id and c.last_seq = m.seq
                """).param("id", message.value()).param("snippet", snippet).update();
    }

    boolean addReactions(MessageId message, InboundEvent.Reacted reacted) {
        int added = 0;
        for (String emoji : reacted.emojis()) {
            added += jdbc.sql("""
                    insert into reaction (message_id, handle, emoji, name, at)
                    values (:message, :handle, :emoji, :name, :at)
                    on conflict do nothing
                    """)
                    .param("message", message.value())
                    .param("handle", clean(reacted.by().handle()))
                    .param("emoji", shorten(clean(emoji)))
                    .param("name", clean(reacted.by().shown()))
                    .param("at", Timestamp.from(reacted.at()))
                    .update();
        }
        return added > 0;
    }

    boolean removeReactions(MessageId message, String handle, Collection<String> emojis) {
        return jdbc.sql(
                                "delete from reaction where message_id = :message and handle = :handle and emoji = any(:emojis)")
                        .param("message", message.value())
                        .param("handle", clean(handle))
                        .param(
                                "emojis",
                                emojis.stream()
                                        .map(emoji -> shorten(clean(emoji)))
                                        .toArray(String[]::new))
                        .update()
                > 0;
    }

    boolean removeReactionsBut(MessageId message, String handle, Collection<String> emojis) {
        return jdbc.sql(
                                "delete from reaction where message_id = :message and handle = :handle and emoji <> all(:emojis)")
                        .param("message", message.value())
                        .param("handle", clean(handle))
                        .param(
                                "emojis",
                                emojis.stream()
                                        .map(emoji -> shorten(clean(emoji)))
                                        .toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Whose permission changed; empty where nobody's did. */
    Optional<UUID> permit(ChannelKind kind, String handle, InboundEvent.Permission permission) {
        return jdbc.sql("""
                update identity
                   set refused_at = case when :granted then null else cast(:at as timestamptz) end,
                       refusal = case when :granted then '' else :words end
                 where kind = :kind and handle = :handle and (refused_at is null) <> :granted
                returning contact_id
                """)
                .param("granted", permission.granted())
                .param("at", Timestamp.from(permission.at()))
                .param("words", clean(permission.words()))
                .param("kind", kind.name())
                .param("handle", clean(handle))
                .query(UUID.class)
                .optional();
    }

    /** The conversation in which the message lies now has a new version. */
    Optional<Raised> raise(MessageId message) {
        return jdbc.sql("""
                update conversation c
                   set version = c.version + 1
                  from message m
                 where m.id = :message and c.id = m.conversation_id
                returning c.id as conversation, c.version, c.team_id as team, m.seq
                """)
                .param("message", message.value())
                .query(Raised.class)
                .optional();
    }

    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String shorten(String emoji) {
        return emoji.length() > LONGEST_EMOJI ? emoji.substring(0, LONGEST_EMOJI) : emoji;
    }
}
