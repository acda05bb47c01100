package dev.parley.inbox.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Notes at most once a minute that a session is used: otherwise each request would write to Redis, and wait for its disk, for that
 * alone. A session may thereby end up to a minute early. One that did not change is not saved, which would ask whether it exists.
 */
final class SeldomSaved<S extends Session> implements SessionRepository<SeldomSaved.Seldom<S>> {
    private final SessionRepository<S> sessions;

    SeldomSaved(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Seldom<S> createSession() {
        return new Seldom<>(sessions.createSession(), true);
    }

    @Override
    public void save(Seldom<S> session) {
        if (session.changed) {
            sessions.save(session.session);
            session.changed = false;
        }
    }

    @Override
    public @Nullable Seldom<S> findById(String id) {
        var found = sessions.findById(id);
        return found == null ? null : new Seldom<>(found, false);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    /** The session itself, which hears of its use only now and then. */
    static final class Seldom<S extends Session> implements Session {
        private static final Duration LONGEST = Duration.ofMinutes(1);
        /** Of a session that is short, a small part. */
        private static final int PART = 20;

        private final S session;
        private boolean changed;

        private Seldom(S session, boolean changed) {
            this.session = session;
            this.changed = changed;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            var part = session.getMaxInactiveInterval().dividedBy(PART);
            var unnoted = part.compareTo(LONGEST) < 0 ? part : LONGEST;
            if (Duration.between(session.getLastAccessedTime(), time).compareTo(unnoted) >= 0) {
                session.setLastAccessedTime(time);
                changed = true;
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return session.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            session.setAttribute(name, value);
            changed = true;
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
            changed = true;
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
            changed = true;
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
