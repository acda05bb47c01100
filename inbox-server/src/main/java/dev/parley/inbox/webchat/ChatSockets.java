package dev.parley.inbox.webchat;

import dev.parley.inbox.problem.Problem;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;

/**
 * The devices that listen on this node. Each is sent what comes after the last line that it has, looked up anew each time: when it says
 * hello, when a line is told, and after Redis was away.
 */
@Component
class ChatSockets implements ChatNews.Listener {
    private static final Logger log = LoggerFactory.getLogger(ChatSockets.class);
    private static final long HELLO_WITHIN = Duration.ofSeconds(10).toNanos();
    private static final long SILENT_FOR = Duration.ofSeconds(80).toNanos();
    private static final long LONGEST_WRITE = Duration.ofSeconds(20).toNanos();

    private final Transcript transcript;
    private final ChatFrames frames;
    private final Set<ChatSession> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<UUID, Set<ChatSession>> byVisitor = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    ChatSockets(Transcript transcript, ChatFrames frames, ChatNews news) {
        this.transcript = transcript;
        this.frames = frames;
        news.listen(this);
    }

    void add(ChatSession session) {
        all.add(session);
    }

    /** From now on it is a device of this visitor; what they said or heard after a line is sent. */
    void begin(ChatSession session, Visitor visitor, long after) {
        session.begin(visitor, after);
        byVisitor.compute(visitor.id(), (id, known) -> {
            var sessions = known == null ? ConcurrentHashMap.<ChatSession>newKeySet() : known;
            sessions.add(session);
            return sessions;
        });
        // Whoever was removed meanwhile is removed again.
        if (!all.contains(session)) {
            remove(session);
            return;
        }
        look(session, true);
    }

    void remove(ChatSession session) {
        all.remove(session);
        session.outgoing().close();
        var visitor = session.visitorId();
        if (visitor != null) {
            byVisitor.computeIfPresent(visitor, (id, known) -> {
                known.remove(session);
                return known.isEmpty() ? null : known;
            });
        }
    }

    boolean isEmpty() {
        return byVisitor.isEmpty();
    }

    boolean isListening(UUID visitor) {
        return byVisitor.containsKey(visitor);
    }

    /** Tells the devices of a visitor something that is not kept. */
    void tell(UUID visitor, byte[] frame) {
        byVisitor
                .getOrDefault(visitor, Set.of())
                .forEach(session -> session.outgoing().send(frame));
    }

    @Override
    public void said(UUID visitor) {
        byVisitor.getOrDefault(visitor, Set.of()).forEach(session -> look(session, false));
    }

    /** They come anew with the token that they have then. */
    @Override
    public void moved(UUID visitor) {
        byVisitor.getOrDefault(visitor, Set.of()).forEach(session -> session.close(CloseStatus.SERVICE_RESTARTED));
    }

    /** Nobody knows what was told while Redis was away. */
    void wakeAll() {
        byVisitor.values().forEach(sessions -> sessions.forEach(session -> look(session, false)));
    }

    private void look(ChatSession session, boolean first) {
        if (session.mayLook()) {
            workers.execute(() -> send(session, first));
        }
    }

    private void send(ChatSession session, boolean first) {
        try {
            int seen;
            do {
                seen = session.told();
                sendNew(session);
            } while (!session.looked(seen));
            if (first) {
                session.outgoing().send(frames.ready());
            }
        } catch (DataAccessException | TransactionException | Problem e) {
            log.warn("A visitor's lines cannot be read, the device will come again: {}", e.getMessage());
            session.close(CloseStatus.SERVICE_RESTARTED);
        }
    }

    private void sendNew(ChatSession session) {
        var visitor = session.visitorId();
        boolean more = visitor != null;
        while (more) {
            var page = transcript.after(session.channel(), Objects.requireNonNull(visitor), session.last());
            if (!page.lines().isEmpty()) {
                session.outgoing().send(frames.lines(page.lines()));
                session.sent(page.lines().getLast().number());
            }
            more = page.more();
        }
    }

    /** Says that we are there, and drops who is not. */
    @Scheduled(fixedRate = 25_000)
    void beat() {
        long now = System.nanoTime();
        for (var session : all) {
            boolean gone = session.silentNanos(now) > SILENT_FOR
                    || session.visitor() == null && session.silentNanos(now) > HELLO_WITHIN;
            boolean stuck =
                    session.outgoing().isWriting() && now - session.outgoing().lastWrite() > LONGEST_WRITE;
            if (gone || stuck) {
                session.close(gone ? CloseStatus.GOING_AWAY : CloseStatus.SESSION_NOT_RELIABLE);
            } else {
                session.outgoing().send(frames.beat());
            }
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
