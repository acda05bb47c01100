package dev.parley.inbox.view;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.view.SavedView.Sharing;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Views that people keep: their own, and those shared with a team by its members or with the company by managers. */
@Component
class SavedViews {
    private static final int MOST = 100;

    private final SavedViewRows rows;
    private final Access access;
    private final Announcements announcements;
    private final Clock clock;

    SavedViews(SavedViewRows rows, Access access, Announcements announcements, Clock clock) {
        this.rows = rows;
        this.access = access;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What somebody wants a view to be; {@code filter} is canonical JSON. */
    record Wanted(
            String name,
            String icon,
            String filter,
            Sort sort,
            Sharing sharing,
            @Nullable TeamId team) {}

    List<SavedView> list(EmployeeId me) {
        return rows.list(me);
    }

    SavedView get(EmployeeId me, UUID id) {
        return rows.find(id, me).orElseThrow(() -> Problem.notFound("view"));
    }

    @Transactional
    SavedView add(EmployeeId me, Wanted wanted) {
        requireMayShare(me, wanted);
        if (rows.countOf(me) >= MOST) {
            throw Problem.invalid("You have " + MOST + " views. Delete one that you do not need any more.");
        }
        var id = Ids.next();
        rows.insert(id, me, wanted);
        announce(me, id, wanted.sharing(), wanted.team());
        return get(me, id);
    }

    @Transactional
    SavedView change(EmployeeId me, UUID id, Wanted wanted, long version) {
        var before = requireMayEdit(me, id);
        requireMayShare(me, wanted);
        if (!rows.update(id, wanted, version)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "view-changed",
                    "Somebody changed this view in the meantime. Look at it again before you change it.");
        }
        announce(me, id, before.sharing(), before.teamId());
        announce(me, id, wanted.sharing(), wanted.team());
        return get(me, id);
    }

    @Transactional
    void delete(EmployeeId me, UUID id) {
        var view = requireMayEdit(me, id);
        rows.delete(id);
        announce(me, id, view.sharing(), view.teamId());
    }

    /** Puts the views into an order for this person; those in {@code hidden} leave their side bar. */
    @Transactional
    void place(EmployeeId me, List<UUID> order, List<UUID> hidden) {
        if (order.size() > 10 * MOST || new HashSet<>(order).size() != order.size()) {
            throw Problem.invalid("Name each view once.");
        }
        rows.place(me, order, order.stream().map(hidden::contains).toList());
        announce(me, me.value(), Sharing.PERSONAL, null);
    }

    private SavedView requireMayEdit(EmployeeId me, UUID id) {
        var view = get(me, id);
        if (!view.mayEdit()) {
            throw Problem.forbidden("Only its owner and managers may change this view. Save one of your own instead.");
        }
        return view;
    }

    private void requireMayShare(EmployeeId me, Wanted wanted) {
        switch (wanted.sharing()) {
            case PERSONAL -> {}
            case TEAM -> {
                if (wanted.team() == null || !access.mayRead(me, wanted.team())) {
                    throw Problem.notFound("team");
                }
                access.require(me, Role.AGENT);
            }
            case COMPANY -> access.require(me, Role.MANAGER);
        }
    }

    /** Tells those who see it to ask for their views anew. */
    private void announce(EmployeeId me, UUID id, Sharing sharing, @Nullable TeamId team) {
        announcements.add(new ParleyEvent(
                EventType.VIEWS_CHANGED,
                null,
                0,
                team == null ? null : team.value(),
                null,
                me.value(),
                clock.instant(),
                Map.of("view", id.toString(), "sharing", sharing.name())));
    }
}
