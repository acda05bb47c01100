package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundMessage;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails in the local mailbox, read as a mail program reads them. */
@Component
final class LocalMail {
    /** One mail: where it went, and what it says. */
    record Mail(LocalMailRows.Item item, InboundMessage content) {}

    private final LocalMailRows rows;
    private final Channels channels;

    LocalMail(LocalMailRows rows, Channels channels) {
        this.rows = rows;
        this.channels = channels;
    }

    /** See {@link LocalMailRows#list}. */
    List<LocalMailRows.Item> list(@Nullable UUID before, int limit) {
        return rows.list(before, limit);
    }

    /** One mail; a 404 problem when there is none. */
    Mail get(UUID id) {
        var item = rows.find(id).orElseThrow(() -> Problem.notFound("mail"));
        byte[] raw = rows.raw(id).orElseThrow(() -> Problem.notFound("mail"));
        // The codec reads, it does not receive: whose channel it was says nothing about what the mail says.
        var envelope = new InboundEnvelope(new ChannelId(id), "local mailbox " + id, item.sentAt(), raw, Map.of());
        if (channels.codec(ChannelKind.EMAIL).decode(envelope) instanceof InboundMessage content) {
            return new Mail(item, content);
        }
        throw new IllegalStateException("A mail is always a message");
    }
}
