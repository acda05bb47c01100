package dev.parley.inbox.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Who subscribed to what on this node, and the way from one message to all of them.
 *
 * <p>A message is encoded once for each name of a subscription (browsers count them: sub-0, sub-1 …), not once for each browser.
 */
@Component
final class Broker implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Broker.class);
    /** Below this many browsers one thread is faster than several. */
    private static final int WORTH_SHARING = 64;

    private final Map<String, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private final int writers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final ExecutorService pool = Executors.newFixedThreadPool(
            writers, Thread.ofPlatform().name("live-writer-", 0).daemon().factory());

    /** One browser's subscription under its own name. */
    record Subscription(LiveSession session, String name) {}

    /** A message on its way, for those of the subscribers who may see it. */
    record Delivery(String key, StompText.Message message, Predicate<Person> allowed) {}

    void subscribe(LiveSession session, String name, String key) {
        var previous = session.subscriptions().put(name, key);
        if (previous != null && !previous.equals(key)) {
            remove(session, name, previous);
        }
        subscriptions.compute(key, (ignored, present) -> {
            Set<Subscription> all = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            all.add(new Subscription(session, name));
            return all;
        });
    }

    void unsubscribe(LiveSession session, String name) {
        var key = session.subscriptions().remove(name);
        if (key != null) {
            remove(session, name, key);
        }
    }

    void unsubscribeAll(LiveSession session) {
        List.copyOf(session.subscriptions().keySet()).forEach(name -> unsubscribe(session, name));
    }

    private void remove(LiveSession session, String name, String key) {
        subscriptions.computeIfPresent(key, (ignored, present) -> {
            present.remove(new Subscription(session, name));
            return present.isEmpty() ? null : present;
        });
    }

    boolean isIdle() {
        return subscriptions.isEmpty();
    }

    boolean hasSubscribers(String key) {
        return subscriptions.containsKey(key);
    }

    /** Delivers messages in this order to everybody who subscribed to them and may see them; answers how many went out. */
    int deliver(List<Delivery> deliveries) {
        var touched = new LinkedHashSet<LiveSession>();
        int count = 0;
        for (var delivery : deliveries) {
            count += add(delivery, touched);
        }
        flush(new ArrayList<>(touched));
        return count;
    }

    private int add(Delivery delivery, Set<LiveSession> touched) {
        var encoded = new HashMap<String, byte[]>();
        int count = 0;
        for (var subscription : subscriptions.getOrDefault(delivery.key(), Set.of())) {
            var session = subscription.session();
            if (delivery.allowed().test(session.person())) {
                session.outgoing()
                        .add(encoded.computeIfAbsent(subscription.name(), delivery.message()::forSubscription));
                touched.add(session);
                count++;
            }
        }
        return count;
    }

    private void flush(List<LiveSession> sessions) {
        if (sessions.size() < WORTH_SHARING) {
            flushAll(sessions);
            return;
        }
        var parts = new ArrayList<Future<?>>(writers);
        int size = (sessions.size() + writers - 1) / writers;
        for (int from = 0; from < sessions.size(); from += size) {
            var part = sessions.subList(from, Math.min(sessions.size(), from + size));
            parts.add(pool.submit(() -> flushAll(part)));
        }
        try {
            for (var part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flushAll(List<LiveSession> sessions) {
        for (var session : sessions) {
            try {
                session.outgoing().flush();
            } catch (RuntimeException e) {
                log.warn("Session {} could not be written to: {}", session.id(), e.toString());
                session.outgoing().close();
            }
        }
    }

    /** Sends to one browser what it subscribed to as {@code key}; false when it did not. */
    boolean sendTo(LiveSession session, String key, StompText.Message message) {
        boolean sent = false;
        for (var entry : session.subscriptions().entrySet()) {
            if (entry.getValue().equals(key)) {
                session.outgoing().send(message.forSubscription(entry.getKey()));
                sent = true;
            }
        }
        return sent;
    }

    @Override
    public void destroy() {
        pool.shutdownNow();
    }
}
