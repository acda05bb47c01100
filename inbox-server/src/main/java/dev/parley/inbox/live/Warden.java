package dev.parley.inbox.live;

import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeDeactivated;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

/** Ends what is no longer allowed: connections of sessions that ended, of accounts switched off, and lost subscriptions. */
@Component
class Warden {
    private static final Logger log = LoggerFactory.getLogger(Warden.class);
    private static final long ACTIVE_WITHIN = Duration.ofMinutes(1).toNanos();

    private final Audience audience;
    private final Broker broker;
    private final Conversations conversations;
    private final ViewWatches views;
    private final SessionRepository<? extends Session> httpSessions;
    private final JsonMapper json;

    Warden(
            Audience audience,
            Broker broker,
            Conversations conversations,
            ViewWatches views,
            SessionRepository<? extends Session> httpSessions,
            JsonMapper json) {
        this.audience = audience;
        this.broker = broker;
        this.conversations = conversations;
        this.views = views;
        this.httpSessions = httpSessions;
        this.json = json;
    }

    @Scheduled(fixedDelay = 2000)
    void checkRights() {
        try {
            check(audience.employees());
        } catch (DataAccessException e) {
            log.warn("Rights of connected browsers are checked later: {}", e.getMessage());
        }
    }

    @TransactionalEventListener
    void on(EmployeeDeactivated event) {
        Thread.ofVirtual().start(this::checkRights);
    }

    private void check(Collection<EmployeeId> employees) {
        if (employees.isEmpty()) {
            return;
        }
        for (var person : audience.refresh(employees)) {
            for (var session : audience.sessionsOf(person.id())) {
                if (person.rights().active()) {
                    dropLost(session);
                    views.renew(session);
                } else {
                    session.close(CloseStatus.POLICY_VIOLATION);
                }
            }
        }
    }

    private void dropLost(LiveSession session) {
        session.subscriptions().forEach((name, key) -> {
            if (!mayFollow(session, key)) {
                broker.unsubscribe(session, name);
            }
        });
        var body = json.writeValueAsString(Map.of("type", "ACCESS_CHANGED"));
        broker.sendTo(session, Destinations.meOf(session.employee()), StompText.event(Destinations.ME, null, 0, body));
    }

    private boolean mayFollow(LiveSession session, String key) {
        return switch (Destinations.parse(key).orElse(new Destinations.Me())) {
            case Destinations.Queue queue -> session.person().mayRead(queue.team());
            case Destinations.Conversation conversation -> mayRead(session, conversation);
            case Destinations.Me me -> true;
            case Destinations.Replies replies -> true;
            case Destinations.Views views -> true;
        };
    }

    private boolean mayRead(LiveSession session, Destinations.Conversation conversation) {
        try {
            conversations.get(conversation.id(), session.employee());
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    /** A connection keeps its session alive while the browser is heard, and ends with it. */
    @Scheduled(fixedDelay = 20_000)
    void checkSessions() {
        long now = System.nanoTime();
        try {
            bySession().forEach((id, tabs) -> {
                boolean used = tabs.stream().anyMatch(tab -> tab.silentNanos(now) < ACTIVE_WITHIN);
                if (!isAlive(httpSessions, id, used)) {
                    tabs.forEach(tab -> tab.close(CloseStatus.POLICY_VIOLATION));
                }
            });
        } catch (DataAccessException e) {
            log.warn("Sessions of connected browsers are checked later: {}", e.getMessage());
        }
    }

    /** The tabs of one browser share its session. */
    private Map<String, List<LiveSession>> bySession() {
        var tabs = new HashMap<String, List<LiveSession>>();
        for (var tab : audience.sessions()) {
            var id = tab.httpSession();
            if (id != null) {
                tabs.computeIfAbsent(id, ignored -> new ArrayList<>(2)).add(tab);
            }
        }
        return tabs;
    }

    private static <S extends Session> boolean isAlive(SessionRepository<S> repository, String id, boolean used) {
        var found = repository.findById(id);
        if (found == null) {
            return false;
        }
        if (used) {
            found.setLastAccessedTime(java.time.Instant.now());
            repository.save(found);
        }
        return true;
    }
}
