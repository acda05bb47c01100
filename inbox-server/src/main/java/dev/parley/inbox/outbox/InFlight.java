package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one node is sending at this moment, and where its dispatcher waits for something to do. */
final class InFlight {
    private final int perChannel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ChannelId, Integer> channels = new HashMap<>();
    private final Set<MessageId> messages = new HashSet<>();
    private boolean signalled;

    InFlight(int perChannel) {
        this.perChannel = perChannel;
    }

    void add(Taken taken) {
        lock.lock();
        try {
            messages.add(taken.message());
            channels.merge(taken.channel(), 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    void remove(Taken taken) {
        lock.lock();
        try {
            messages.remove(taken.message());
            channels.computeIfPresent(taken.channel(), (channel, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
        signal();
    }

    int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    List<MessageId> messages() {
        lock.lock();
        try {
            return new ArrayList<>(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Channels that have as many answers on their way as one channel may. */
    Collection<ChannelId> busyChannels() {
        lock.lock();
        try {
            return channels.entrySet().stream()
                    .filter(entry -> entry.getValue() >= perChannel)
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits, or lets the next wait return at once. */
    void signal() {
        lock.lock();
        try {
            signalled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns after a signal (also one given since the last wait) or when the time is up. */
    void awaitSignal(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!signalled && left > 0) {
                left = changed.awaitNanos(left);
            }
            signalled = false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns true once nothing is on its way any more, false when the time is up before. */
    boolean awaitNone(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(atMost.toMillis());
            while (!messages.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return messages.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
