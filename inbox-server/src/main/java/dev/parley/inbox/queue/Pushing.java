package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventTail;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives out the conversations of teams that push: as soon as something happened there, and every second for what only time changes.
 *
 * <p>Every node does so: Redis gives each conversation once, and PostgreSQL refuses what would be too much. When nobody has room,
 * it waits in its place.
 */
@Component
class Pushing implements EventTail.Follower {
    private static final Logger log = LoggerFactory.getLogger(Pushing.class);
    private static final int AT_ONCE = 20;

    private final PushScript script;
    private final RoutingBoard board;
    private final Fence fence;
    private final StandingRows standings;
    private final RelabelScript relabel;
    private final QueueSettings settings;
    private final Set<TeamId> running = ConcurrentHashMap.newKeySet();

    Pushing(
            PushScript script,
            RoutingBoard board,
            Fence fence,
            StandingRows standings,
            RelabelScript relabel,
            QueueSettings settings) {
        this.script = script;
        this.board = board;
        this.fence = fence;
        this.standings = standings;
        this.relabel = relabel;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        board.pushing().forEach(this::push);
    }

    /** Gives out what can be given now. */
    void push(TeamId team) {
        try {
            List<PushScript.Given> given;
            do {
                given = script.run(team, settings.presence(), AT_ONCE);
                given.forEach(fence::pass);
            } while (given.size() == AT_ONCE);
        } catch (DataAccessException | Problem e) {
            log.warn("Conversations of team {} are given out later: {}", team, e.getMessage());
        }
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        for (var recorded : events) {
            var event = recorded.event();
            if (event.type() == EventType.EMPLOYEE_CHANGED) {
                Thread.ofVirtual().start(board::refresh);
            } else if (event.type() == EventType.TAGGED) {
                Thread.ofVirtual().start(() -> relabel(event));
            }
            soon(event);
        }
    }

    /** One at a time for each team and node; what happens meanwhile is seen by the next second's look at the latest. */
    private void soon(ParleyEvent event) {
        if (board.pushing().isEmpty() || event.team() == null) {
            return;
        }
        var team = new TeamId(event.team());
        if (board.pushing().contains(team) && event.type() != EventType.OFFERED && running.add(team)) {
            Thread.ofVirtual().start(() -> {
                running.remove(team);
                push(team);
            });
        }
    }

    private void relabel(ParleyEvent event) {
        var id = event.conversation();
        if (id == null) {
            return;
        }
        try {
            standings.find(new ConversationId(id)).ifPresent(relabel::run);
        } catch (DataAccessException | Problem e) {
            log.debug("The comparison with PostgreSQL finds it", e);
        }
    }
}
