package dev.parley.inbox.outbox;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelId;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A channel whose answers a test decides beforehand, and that remembers what it was given. */
final class FakePost implements Post {
    final List<String> sent = new CopyOnWriteArrayList<>();
    volatile boolean repeatable = true;
    private final Map<String, Queue<Supplier<SendOutcome>>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> unwritable = new ConcurrentHashMap<>();

    /** The outcome of the next try to send this message; without one it is sent. */
    void answer(Object message, Supplier<SendOutcome> outcome) {
        answers.computeIfAbsent(message.toString(), key -> new ConcurrentLinkedQueue<>())
                .add(outcome);
    }

    void answer(Object message, SendOutcome outcome) {
        answer(message, () -> outcome);
    }

    /** The next try to write this message breaks. */
    void breakWriting(Object message) {
        unwritable.merge(message.toString(), 1, Integer::sum);
    }

    @Override
    public OutboundMessage write(Taken taken) {
        String id = taken.message().toString();
        if (unwritable.remove(id) != null) {
            throw new IllegalStateException("The message cannot be written");
        }
        var from = new Party("support@acme.example", "Acme");
        return new OutboundMessage(
                id,
                from,
                from.handle(),
                List.of(),
                "Re: subject",
                "text",
                "",
                "",
                List.of(),
                List.of(),
                Instant.EPOCH,
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }

    @Override
    public SendOutcome send(Taken taken, OutboundMessage message) {
        sent.add(message.externalId());
        var planned = answers.get(message.externalId());
        var next = planned == null ? null : planned.poll();
        return next == null ? new SendOutcome.Sent("250 ok") : next.get();
    }

    @Override
    public boolean isRepeatable(ChannelId channel) {
        return repeatable;
    }
}
