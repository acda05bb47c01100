package dev.parley.inbox.intake;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.conversation.AuthenticityView;
import dev.parley.inbox.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some received messages in the order they came, read as far as they can be.
 *
 * @param sample whether they are sample conversations
 */
record DecodedBatch(
        List<Mail> mails,
        List<Happened> changes,
        List<Unreadable> unreadable,
        List<InboundEntry> meaningless,
        boolean sample) {
    DecodedBatch {
        mails = List.copyOf(mails);
        changes = List.copyOf(changes);
        unreadable = List.copyOf(unreadable);
        meaningless = List.copyOf(meaningless);
    }

    /** Nothing but what nobody can read. */
    static DecodedBatch ofUnreadable(List<Unreadable> unreadable, boolean sample) {
        return new DecodedBatch(List.of(), List.of(), unreadable, List.of(), sample);
    }

    /** What became of a message that came, or will come, in an event of its own. */
    record Happened(InboundEntry entry, Channel channel, InboundEvent.Change change) {}

    /**
     * A message that was read.
     *
     * @param id the one it gets if it is stored
     * @param authenticity what speaks for a mail's sender; null where nothing does
     */
    record Mail(
            InboundEntry entry,
            Channel channel,
            InboundMessage message,
            MessageId id,
            @Nullable AuthenticityView authenticity) {}

    /**
     * A message that nobody can read, or an event of a kind that nobody knows.
     *
     * @param reason for people
     * @param eventType what the provider calls the kind; empty for a message
     */
    record Unreadable(InboundEntry entry, String reason, String eventType) {}

    int size() {
        return mails.size() + changes.size() + unreadable.size() + meaningless.size();
    }

    /** Everything that came, read or not. */
    List<InboundEntry> entries() {
        List<InboundEntry> entries = new ArrayList<>(size());
        mails.forEach(mail -> entries.add(mail.entry()));
        changes.forEach(change -> entries.add(change.entry()));
        unreadable.forEach(one -> entries.add(one.entry()));
        entries.addAll(meaningless);
        return entries;
    }

    /** The same in two halves that keep the order of the messages; what became of messages comes after them. */
    List<DecodedBatch> halves() {
        int half = (size() + 1) / 2;
        return List.of(part(0, half), part(half, size()));
    }

    private DecodedBatch part(int from, int to) {
        int changesAt = mails.size();
        int unreadableAt = changesAt + changes.size();
        int meaninglessAt = unreadableAt + unreadable.size();
        return new DecodedBatch(
                cut(mails, from, to),
                cut(changes, from - changesAt, to - changesAt),
                cut(unreadable, from - unreadableAt, to - unreadableAt),
                cut(meaningless, from - meaninglessAt, to - meaninglessAt),
                sample);
    }

    private static <T> List<T> cut(List<T> all, int from, int to) {
        int begin = Math.clamp(from, 0, all.size());
        return all.subList(begin, Math.clamp(to, begin, all.size()));
    }
}
