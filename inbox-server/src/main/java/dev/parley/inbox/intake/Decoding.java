package dev.parley.inbox.intake;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.email.MailAuthenticity;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.AuthenticityView;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.intake.DecodedBatch.Happened;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import dev.parley.inbox.intake.DecodedBatch.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The first step: reads the raw messages of a batch, on all processors. */
@Component
final class Decoding {
    private static final Logger log = LoggerFactory.getLogger(Decoding.class);
    private final Channels channels;

    Decoding(Channels channels) {
        this.channels = channels;
    }

    /** What became of one entry. */
    private sealed interface Result {
        record Read(Mail mail) implements Result {}

        record Changed(Happened happened) implements Result {}

        record Refused(Unreadable unreadable) implements Result {}

        record Meaningless(InboundEntry entry) implements Result {}
    }

    /** How one entry is read; empty when its channel is gone. */
    private record Reader(Channel channel, ChannelCodec codec, Optional<MailAuthenticity> authenticity) {}

    DecodedBatch decode(List<InboundEntry> entries, boolean sample) {
        var readers = new HashMap<Object, Optional<Reader>>();
        for (var entry : entries) {
            readers.computeIfAbsent(
                    entry.envelope().channel(),
                    id -> channels.find(entry.envelope().channel())
                            .map(channel -> new Reader(
                                    channel, channels.codec(channel.kind()), channels.authenticity(channel.id()))));
        }
        List<Result> results = entries.parallelStream()
                .map(entry -> read(entry, readers.getOrDefault(entry.envelope().channel(), Optional.empty())))
                .toList();
        List<Mail> mails = new ArrayList<>(entries.size());
        List<Happened> changes = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        List<InboundEntry> meaningless = new ArrayList<>();
        for (Result result : results) {
            switch (result) {
                case Result.Read read -> mails.add(read.mail());
                case Result.Changed changed -> changes.add(changed.happened());
                case Result.Refused refused -> unreadable.add(refused.unreadable());
                case Result.Meaningless nothing -> meaningless.add(nothing.entry());
            }
        }
        return new DecodedBatch(mails, changes, unreadable, meaningless, sample);
    }

    /** Reads one that was set aside, after asking again for what it only names. */
    DecodedBatch decodeAgain(InboundEntry entry) {
        var asked = new InboundEntry(entry.id(), entry.streamed(), channels.complete(entry.envelope()));
        return decode(List.of(asked), false);
    }

    private static Result read(InboundEntry entry, Optional<Reader> reader) {
        if (reader.isEmpty()) {
            return refused(entry, "The channel it arrived on has been removed. Delete it, or add the channel again.");
        }
        try {
            var channel = reader.get().channel();
            return switch (reader.get().codec().decode(entry.envelope())) {
                case InboundMessage message -> {
                    var clean = Cleaning.of(message, channel);
                    yield new Result.Read(new Mail(
                            entry, channel, clean, new MessageId(Ids.next()), authenticity(entry, reader.get())));
                }
                case InboundEvent.Change change ->
                    new Result.Changed(new Happened(entry, channel, Cleaning.of(change)));
                case InboundEvent.Unknown unknown ->
                    unknown.ignorable() ? new Result.Meaningless(entry) : unknown(entry, unknown.type());
            };
        } catch (UnreadableMessageException e) {
            return refused(entry, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            log.error("Reading {} failed; it is set aside", entry.envelope().position(), e);
            return refused(
                    entry,
                    "Parley could not read it because of a fault of its own ("
                            + e.getClass().getSimpleName() + "). Keep it, and try again after the next update.");
        }
    }

    /** No mail is lost because nobody can tell who stands behind it. */
    private static @Nullable AuthenticityView authenticity(InboundEntry entry, Reader reader) {
        var envelope = entry.envelope();
        try {
            return reader.authenticity()
                    .map(from -> AuthenticityView.of(from.of(envelope.raw(), envelope.receivedAt())))
                    .orElse(null);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("Who stands behind {} cannot be told", envelope.position(), e);
            return null;
        }
    }

    private static Result refused(InboundEntry entry, String reason) {
        return new Result.Refused(new Unreadable(entry, reason, ""));
    }

    private static Result unknown(InboundEntry entry, String type) {
        String reason = "Parley does not know events of this kind. It is kept: try it again after the next update.";
        return new Result.Refused(new Unreadable(entry, reason, type.isBlank() ? "?" : type));
    }
}
