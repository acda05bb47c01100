package dev.parley.inbox.search;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Set;

/**
 * Who searches, and what they may read.
 *
 * @param everything whether they may read every conversation; otherwise those of their teams, what they hold, joined, or were called to by a mention
 */
record Reader(EmployeeId id, boolean everything, Set<TeamId> teams) {
    Reader {
        teams = Set.copyOf(teams);
    }

    /** The condition that this reader may read the conversation {@code c}; needs {@code :teams} and {@code :me}. */
    static final String MAY_READ = """
            (c.team_id = any(cast(:teams as uuid[])) or c.holder_id = :me
             or exists (select 1 from participant p where p.conversation_id = c.id and p.employee_id = :me)
             or exists (select 1 from follower f where f.conversation_id = c.id and f.employee_id = :me and f.invited))
            """;

    String[] teamIds() {
        return teams.stream().map(TeamId::toString).toArray(String[]::new);
    }
}
