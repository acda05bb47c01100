package dev.parley.inbox.channel;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.email.LocalDelivery;
import dev.parley.inbox.event.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The local mailbox: what channels without a relay sent. */
@Component
final class LocalMailRows implements LocalDelivery {
    private final JdbcClient jdbc;

    LocalMailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code conversation}: whose answer it is; null for a mail that belongs to none, such as an invitation. */
    record Item(
            UUID id,
            String from,
            List<String> to,
            String subject,
            Instant sentAt,
            @Nullable UUID conversation) {
        Item {
            to = List.copyOf(to);
        }
    }

    @Override
    public void deliver(ChannelConfiguration channel, OutboundMessage message, byte[] raw) {
        jdbc.sql("""
                insert into local_mail (id, channel_id, external_id, mail_from, rcpt_to, subject, raw)
                values (:id, :channel, :external, :from, :to, :subject, :raw)
                on conflict (external_id) do nothing
                """)
                .param("id", Ids.next())
                .param("channel", channel.id().value())
                .param("external", message.externalId())
                .param("from", message.from().handle())
                .param(
                        "to",
                        message.recipients().stream()
                                .map(Recipient::party)
                                .map(party -> party.handle())
                                .toArray(String[]::new))
                .param("subject", message.subject())
                .param("raw", raw)
                .update();
    }

    /** Newest first; those before {@code before} where that is given. */
    List<Item> list(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                select l.id, l.mail_from, l.rcpt_to, l.subject, l.sent_at,
                       (select m.conversation_id
                          from message m
                         where m.external_id = l.external_id and m.channel_id = l.channel_id) as conversation_id
                  from local_mail l
                 where cast(:before as uuid) is null or l.id < cast(:before as uuid)
                 order by l.id desc
                 limit :limit
                """)
                .param("before", before)
                .param("limit", limit)
                .query(LocalMailRows::item)
                .list();
    }

    Optional<Item> find(UUID id) {
        return jdbc.sql("""
                select l.id, l.mail_from, l.rcpt_to, l.subject, l.sent_at,
                       (select m.conversation_id
                          from message m
                         where m.external_id = l.external_id and m.channel_id = l.channel_id) as conversation_id
                  from local_mail l
                 where l.id = :id
                """).param("id", id).query(LocalMailRows::item).optional();
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from local_mail where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getString("mail_from"),
                List.of((String[]) row.getArray("rcpt_to").getArray()),
                row.getString("subject"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("conversation_id", UUID.class));
    }
}
