package dev.parley.inbox.employee;

import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The teams: each has a queue of its own. */
@Component
public final class Teams {
    /** How long a holder may be away, unless the team says otherwise. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(120);

    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_GRACE = Duration.ofDays(1);

    private final TeamRows rows;

    Teams(TeamRows rows) {
        this.rows = rows;
    }

    /** All teams by name. */
    public List<Team> listAll() {
        return rows.listAll();
    }

    /** The team, if there is one with this id. */
    public Optional<Team> find(TeamId id) {
        return rows.find(id);
    }

    /** Everybody's teams, by name. */
    public Map<EmployeeId, List<Team>> listByMember() {
        return rows.listByMember();
    }

    /** Adds a team; its name must be new, in whatever case. */
    public Team add(String name, Duration grace) {
        var team = new Team(new TeamId(Ids.next()), name, checked(grace));
        return unlessTaken(team, () -> rows.insert(team));
    }

    /** Changes a team; null leaves a thing as it is. */
    public Team change(TeamId id, @Nullable String name, @Nullable Duration grace) {
        var before = find(id).orElseThrow(() -> Problem.notFound("team"));
        var after = new Team(id, name == null ? before.name() : name, grace == null ? before.grace() : checked(grace));
        return unlessTaken(after, () -> rows.update(after));
    }

    /** Refuses ids of teams that do not exist. */
    public void checkExist(Collection<TeamId> ids) {
        var known = listAll().stream().map(Team::id).collect(Collectors.toSet());
        if (!known.containsAll(ids)) {
            throw Problem.invalid("One of the teams does not exist any more. Reload the page.");
        }
    }

    private static Duration checked(Duration grace) {
        if (grace.compareTo(SHORTEST_GRACE) < 0 || grace.compareTo(LONGEST_GRACE) > 0) {
            throw Problem.invalid("A team's grace time must be 5 to 86400 seconds.");
        }
        return grace;
    }

    private static Team unlessTaken(Team team, Runnable change) {
        try {
            change.run();
            return team;
        } catch (DuplicateKeyException taken) {
            throw new Problem(HttpStatus.CONFLICT, "name-taken", "There is a team called " + team.name() + " already.");
        }
    }
}
