package dev.parley.inbox.intake;

import dev.parley.channel.InboundMessage;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;

/**
 * Some received messages in the order they came, read as far as they can be.
 *
 * @param sample whether they are sample conversations
 */
record DecodedBatch(List<Mail> mails, List<Unreadable> unreadable, boolean sample) {
    DecodedBatch {
        mails = List.copyOf(mails);
        unreadable = List.copyOf(unreadable);
    }

    /** A message that was read; {@code id} is the one it gets if it is stored. */
    record Mail(InboundEntry entry, Channel channel, InboundMessage message, MessageId id) {}

    /** A message that nobody can read; {@code reason} is for people. */
    record Unreadable(InboundEntry entry, String reason) {}

    int size() {
        return mails.size() + unreadable.size();
    }

    /** Everything that came, read or not. */
    List<InboundEntry> entries() {
        List<InboundEntry> entries = new ArrayList<>(size());
        mails.forEach(mail -> entries.add(mail.entry()));
        unreadable.forEach(one -> entries.add(one.entry()));
        return entries;
    }

    /** The same in two halves that keep the order of the messages. */
    List<DecodedBatch> halves() {
        int mailsHalf = (mails.size() + 1) / 2;
        int restHalf = mails.isEmpty() ? (unreadable.size() + 1) / 2 : unreadable.size();
        if (mails.size() == 1 && !unreadable.isEmpty()) {
            restHalf = 0;
        }
        return List.of(
                new DecodedBatch(mails.subList(0, mailsHalf), unreadable.subList(0, restHalf), sample),
                new DecodedBatch(
                        mails.subList(mailsHalf, mails.size()),
                        unreadable.subList(restHalf, unreadable.size()),
                        sample));
    }
}
