package dev.parley.inbox.guideline;

import dev.parley.botrules.Guideline;
import dev.parley.inbox.event.EventTail;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The guidelines as other modules ask for them: those in force now, and what any version said.
 *
 * <p>Those in force are kept in memory on every node, read anew when the event stream tells that they changed, and whoever wants to
 * build something from them listens to {@link InForce}, which is then published. While PostgreSQL is away the last known go on.
 */
@Component
public class Guidelines implements EventTail.Follower {
    private static final Logger log = LoggerFactory.getLogger(Guidelines.class);

    private final InForceRows rows;
    private final GuidelineSettingsRows settings;
    private final CompanyVocabulary vocabulary;
    private final ApplicationEventPublisher publisher;
    private final ReentrantLock reading = new ReentrantLock();
    /** How often somebody said that what is known may be old. */
    private final AtomicLong told = new AtomicLong(1);

    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long seen;
    private volatile @Nullable InForce known;

    Guidelines(
            InForceRows rows,
            GuidelineSettingsRows settings,
            CompanyVocabulary vocabulary,
            ApplicationEventPublisher publisher) {
        this.rows = rows;
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.publisher = publisher;
    }

    /** Those in force, whether or not they are valid at this moment. */
    public InForce inForce() {
        var now = known;
        return now != null && seen == told.get() ? now : readAnew();
    }

    /** What a version of a guideline says, in force or not: for explaining what it did. */
    public Optional<Guideline> find(UUID id, int version) {
        return rows.find(id, version);
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        if (events.stream().anyMatch(Guidelines::mayChange)) {
            told.incrementAndGet();
            soon();
        }
    }

    private static boolean mayChange(RecordedEvent recorded) {
        var event = recorded.event();
        return event.type() == EventType.GUIDELINES_CHANGED && event.data().containsKey(GuidelineNews.IN_FORCE)
                || event.type() == EventType.FIELDS_DEFINED
                || event.type() == EventType.QUEUE_REBUILT;
    }

    /** On a thread of its own: the event stream waits for nobody. What is told meanwhile is seen by the same thread. */
    private void soon() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("guidelines").start(() -> {
                busy.set(false);
                refresh();
            });
        }
    }

    /** What an absent PostgreSQL, or a lost event, left unread. */
    @Scheduled(fixedDelay = 10_000)
    void lookAgain() {
        try {
            var now = known;
            if (now != null && settings.revision() != now.revision()) {
                told.incrementAndGet();
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Asked again later", e);
            return;
        }
        refresh();
    }

    private void refresh() {
        try {
            inForce();
        } catch (DataAccessException | TransactionException e) {
            log.warn("The guidelines in force are read later: {}", e.getMessage());
        }
    }

    private InForce readAnew() {
        reading.lock();
        try {
            var before = known;
            long asked = told.get();
            if (before != null && seen == asked) {
                return before;
            }
            var read = rows.read();
            var now = new InForce(read.revision(), read.guidelines(), vocabulary.read());
            if (!now.equals(before)) {
                known = now;
                seen = asked;
                publisher.publishEvent(now);
            }
            seen = asked;
            return now;
        } catch (DataAccessException | TransactionException e) {
            var before = known;
            if (before == null) {
                throw e;
            }
            log.warn("The guidelines cannot be read, going on with those known: {}", e.getMessage());
            return before;
        } finally {
            reading.unlock();
        }
    }

    /** On the node that changes them they are read anew as soon as somebody asks. */
    void forget() {
        told.incrementAndGet();
        soon();
    }
}
