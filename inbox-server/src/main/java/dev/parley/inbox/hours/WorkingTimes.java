package dev.parley.inbox.hours;

import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When each team works. */
@Component
public class WorkingTimes {
    private final HoursRows rows;
    private final ApplicationEventPublisher events;

    WorkingTimes(HoursRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /** The hours of those teams that have some; the others work around the clock. */
    public Map<TeamId, BusinessHours> listAll() {
        var all = new HashMap<TeamId, BusinessHours>();
        for (var team : rows.listTeams()) {
            rows.find(team).ifPresent(hours -> all.put(team, hours.reckoning()));
        }
        return all;
    }

    Optional<TeamHours> find(TeamId team) {
        return rows.find(team);
    }

    @Transactional
    void set(TeamId team, Optional<TeamHours> hours) {
        rows.delete(team);
        try {
            hours.ifPresent(some -> rows.insert(team, some));
        } catch (DataIntegrityViolationException gone) {
            throw Problem.notFound("team");
        }
        events.publishEvent(new HoursChanged(team));
    }
}
