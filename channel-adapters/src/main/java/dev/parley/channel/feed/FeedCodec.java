package dev.parley.channel.feed;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.feed.FeedXml.UnreadableFeedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads one entry: a small feed of its own. */
final class FeedCodec implements ChannelCodec {
    /** The address of the feed. */
    static final String SOURCE = "source";
    /** What the poll calls the entry, which tells entries apart that the feed gave one id. */
    static final String ID = "id";
    /** Whether the entry was there before and says something else now. */
    static final String EDITED = "edited";

    private static final URI NOWHERE = URI.create("urn:parley:feed");
    private static final Duration AHEAD = Duration.ofDays(1);

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var entry = read(envelope);
        String id = envelope.attributes().getOrDefault(ID, entry.id());
        if (envelope.attributes().containsKey(EDITED)) {
            return new InboundEvent.Edited(
                    id, entry.body(), sane(entry.updated().orElse(envelope.receivedAt()), envelope));
        }
        var body = entry.body();
        if (body.text().isBlank() && entry.title().isEmpty() && entry.media().isEmpty()) {
            throw new UnreadableMessageException("This entry has neither a title nor any content.", null);
        }
        var venue = new Venue(id, Venue.Company.ONE, Visibility.PUBLIC, entry.title(), entry.link());
        var at = sane(entry.published().orElse(envelope.receivedAt()), envelope);
        var said = body.text().isBlank() ? Body.plain(entry.title()) : body;
        return InboundMessage.said(id, entry.writer(), at, said, List.of(), venue)
                .about(entry.title())
                .with(entry.media());
    }

    private static FeedEntry read(InboundEnvelope envelope) {
        try {
            var document = FeedDocument.of(FeedXml.parse(envelope.raw(), ""));
            if (document.entries().isEmpty()) {
                throw new UnreadableMessageException("This is a feed without an entry.", null);
            }
            return FeedEntry.of(document.entries().getFirst(), source(envelope));
        } catch (UnreadableFeedException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static URI source(InboundEnvelope envelope) {
        try {
            return URI.create(envelope.attributes().getOrDefault(SOURCE, NOWHERE.toString()));
        } catch (IllegalArgumentException e) {
            return NOWHERE;
        }
    }

    private static Instant sane(Instant moment, InboundEnvelope envelope) {
        return moment.isAfter(envelope.receivedAt().plus(AHEAD)) ? envelope.receivedAt() : moment;
    }
}
