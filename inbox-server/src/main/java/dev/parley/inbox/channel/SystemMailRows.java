package dev.parley.inbox.channel;

import dev.parley.inbox.event.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parley's own mails that have not left yet, and those that failed for good. */
@Component
final class SystemMailRows {
    private final JdbcClient jdbc;

    SystemMailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail whose turn it is; {@code attempts} counts the try that begins. */
    record Due(UUID id, Draft mail, int attempts, Instant createdAt) {}

    /**
     * What is to be sent.
     *
     * @param channel through which; null: the first that can
     * @param conversation to which an answer belongs; null: to none
     */
    record Draft(
            String to,
            String subject,
            String text,
            String html,
            @Nullable UUID channel,
            @Nullable UUID conversation) {}

    void insert(Draft mail) {
        jdbc.sql("""
                insert into system_mail (id, recipient, subject, text, html, channel_id, conversation_id)
                values (:id, :to, :subject, :text, :html, :channel, :conversation)
                """)
                .param("id", Ids.next())
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("channel", mail.channel())
                .param("conversation", mail.conversation())
                .update();
    }

    /** The mail that is due longest; no node takes it again while the lease lasts. */
    Optional<Due> take(Duration lease) {
        return jdbc.sql("""
                update system_mail
                   set attempts = attempts + 1, not_before = now() + make_interval(secs => :lease)
                 where id = (select id
                               from system_mail
                              where not failed and not_before <= now()
                              order by not_before
                              limit 1
                                for update skip locked)
                returning id, recipient, subject, text, html, channel_id, conversation_id, attempts, created_at
                """)
                .param("lease", lease.toSeconds())
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        new Draft(
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("text"),
                                row.getString("html"),
                                row.getObject("channel_id", UUID.class),
                                row.getObject("conversation_id", UUID.class)),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void delete(UUID id) {
        jdbc.sql("delete from system_mail where id = :id").param("id", id).update();
    }

    void tryAgain(UUID id, Duration after, String reason) {
        jdbc.sql("""
                update system_mail
                   set not_before = now() + make_interval(secs => :after), error = :reason
                 where id = :id
                """)
                .param("id", id)
                .param("after", after.toSeconds())
                .param("reason", reason)
                .update();
    }

    void fail(UUID id, String reason) {
        jdbc.sql("update system_mail set failed = true, error = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }
}
