package dev.parley.inbox.live;

import dev.parley.inbox.queue.HeartBeats;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** Heart-beats both ways: says that we are there, drops who is not, and notes who is. */
@Component
class Pulse {
    private static final Logger log = LoggerFactory.getLogger(Pulse.class);
    private static final long CONNECT_WITHIN = Duration.ofSeconds(15).toNanos();
    private static final long PRESENT_WITHIN = Duration.ofSeconds(30).toNanos();
    /** Heart-beats may be late; three missing ones mean that nobody is there. */
    private static final int MISSING = 3;

    private final Audience audience;
    private final HeartBeats heartBeats;
    private final long beat;
    private final long longestWrite;

    Pulse(Audience audience, HeartBeats heartBeats, LiveSettings settings) {
        this.audience = audience;
        this.heartBeats = heartBeats;
        this.beat = settings.heartBeat().toNanos();
        this.longestWrite = settings.sendTimeout().toNanos();
    }

    @Scheduled(fixedRate = 1000)
    void beat() {
        long now = System.nanoTime();
        for (var session : audience.sessions()) {
            if (isGone(session, now)) {
                session.outgoing().close();
                session.close(CloseStatus.GOING_AWAY);
            } else if (session.outgoing().isWriting()
                    && now - session.outgoing().lastWrite() > longestWrite) {
                session.outgoing().close();
                session.close(CloseStatus.SESSION_NOT_RELIABLE);
            } else if (session.isConnected() && now - session.outgoing().lastWrite() >= beat) {
                session.outgoing().send(StompText.HEART_BEAT);
            }
        }
    }

    private static boolean isGone(LiveSession session, long now) {
        long silent = session.silentNanos(now);
        if (!session.isConnected()) {
            return silent > CONNECT_WITHIN;
        }
        long promised = session.clientBeatNanos();
        return promised > 0 && silent > MISSING * promised;
    }

    @Scheduled(fixedDelay = 10_000)
    void notePresence() {
        long now = System.nanoTime();
        var present = audience.sessions().stream()
                .filter(session -> session.isConnected() && session.silentNanos(now) < PRESENT_WITHIN)
                .map(LiveSession::employee)
                .collect(Collectors.toSet());
        try {
            heartBeats.seen(present);
        } catch (DataAccessException e) {
            log.warn("Who is present is noted later: {}", e.getMessage());
        }
    }
}
