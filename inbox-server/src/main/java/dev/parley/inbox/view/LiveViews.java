package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventTail;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.RecordedEvent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the members of every view that somebody has on screen, and tells each screen who came, who went and how many there are.
 *
 * <p>All state belongs to one thread. Events only name conversations; what they are now is read once for all views together, so a
 * repeat or an overtaken event changes nothing.
 */
@Component
public class LiveViews implements EventTail.Follower, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(LiveViews.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("live-views").daemon().factory());
    private final Map<Membership.Key, Membership> memberships = new HashMap<>();
    private final Set<ConversationId> changed = new LinkedHashSet<>();
    private final Reading reading;
    private final FilterJson filters;
    private final EventStream events;
    private volatile boolean watched;
    private boolean all;
    private boolean contacts;
    private String newest = "0-0";

    LiveViews(Reading reading, FilterJson filters, EventStream events) {
        this.reading = reading;
        this.filters = filters;
        this.events = events;
    }

    /**
     * What a screen has to know of its view.
     *
     * @param count how many belong to it now
     * @param asOf the event that this is at least as new as
     * @param in who came, as lists show them
     * @param out who went
     * @param reload too much changed to be told one by one: ask for the list anew
     */
    public record Update(
            long count, String asOf, List<ConversationSummary> in, List<ConversationId> out, boolean reload) {
        /** Keeps copies. */
        public Update {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }

        static Update start(long count, String asOf) {
            return new Update(count, asOf, List.of(), List.of(), false);
        }
    }

    /** A screen. It must not block. */
    public interface Listener {
        /** How its view stands, first of all and after each change. */
        void told(Update update);
    }

    /** A view on a screen, until it is closed. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Puts a view on a screen; the listener hears of it once it has been read. A problem when the filter cannot be understood. */
    public Watch open(Asker asker, JsonNode filter, Listener listener) {
        var read = filters.read(filter);
        var opened = new Opened(asker, read, listener);
        run(opened::begin);
        return () -> run(opened::end);
    }

    /** A view from the moment it is wanted to the moment it is not; touched by the one thread only. */
    private final class Opened {
        private final Asker asker;
        private final Filter filter;
        private final Listener listener;
        private @Nullable Watcher watcher;

        Opened(Asker asker, Filter filter, Listener listener) {
            this.asker = asker;
            this.filter = filter;
            this.listener = listener;
        }

        void begin() {
            watched = true;
            String asOf = events.lastId();
            var membership = memberships.computeIfAbsent(
                    Membership.Key.of(filter, asker), key -> new Membership(key, reading.shared(filter, asker)));
            var joined = new Watcher(membership, asker, listener, reading.personal(filter, asker));
            membership.watchers().add(joined);
            watcher = joined;
            listener.told(Update.start(joined.count(), asOf));
        }

        void end() {
            var leaving = watcher;
            if (leaving != null) {
                leaving.membership().watchers().remove(leaving);
                if (leaving.membership().watchers().isEmpty()) {
                    memberships.remove(leaving.membership().key());
                }
            }
            watched = !memberships.isEmpty();
        }
    }

    @Override
    public void follow(List<RecordedEvent> followed) {
        if (!watched) {
            return;
        }
        synchronized (changed) {
            for (var event : followed) {
                var id = event.event().conversation();
                if (id == null || event.event().type() == EventType.CONVERSATION_REMOVED) {
                    all |= concernsAll(event.event().type());
                    contacts |= event.event().type() == EventType.CONTACT_CHANGED;
                } else {
                    changed.add(new ConversationId(id));
                }
                newest = event.id();
            }
        }
        run(this::takeChanges);
    }

    private static boolean concernsAll(EventType type) {
        return type == EventType.QUEUE_REBUILT
                || type == EventType.CONVERSATION_REMOVED
                || type == EventType.TAGS_CHANGED;
    }

    private void takeChanges() {
        Set<ConversationId> ids;
        boolean everything;
        boolean ofContacts;
        String asOf;
        synchronized (changed) {
            ids = Set.copyOf(changed);
            everything = all;
            ofContacts = contacts;
            asOf = newest;
            changed.clear();
            all = false;
            contacts = false;
        }
        try {
            if (everything) {
                reload(asOf, filter -> true);
                return;
            }
            if (ofContacts) {
                reload(asOf, Filter::dependsOnContact);
            }
            if (!ids.isEmpty()) {
                reading.changes(memberships.values(), ids, asOf).forEach(News::tell);
            }
        } catch (DataAccessException e) {
            synchronized (changed) {
                changed.addAll(ids);
                all |= everything;
                contacts |= ofContacts;
            }
            throw e;
        }
    }

    /** Ages move conversations in and out of views without an event; and what a failure left untold is told here. */
    @Scheduled(fixedDelayString = "${parley.view.ages:15s}")
    void lookAgain() {
        if (watched) {
            run(() -> {
                takeChanges();
                reload(events.lastId(), Filter::dependsOnTime);
            });
        }
    }

    private void reload(String asOf, Predicate<Filter> which) {
        for (var membership : memberships.values()) {
            if (which.test(membership.key().filter())) {
                reading.again(membership, asOf).forEach(News::tell);
            }
        }
    }

    private void run(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (DataAccessException e) {
                log.warn("Views on screens are brought up to date later: {}", e.getMessage());
            } catch (RuntimeException e) {
                log.error("Views on screens were not brought up to date", e);
            }
        });
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
