package dev.parley.inbox.view;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Set;

/**
 * Whoever looks at a view, and what they may see there: the conversations of these teams, and in any team what they hold, joined or were invited to.
 *
 * @param everything whether they see every team, also those to come
 */
public record Asker(EmployeeId me, boolean everything, Set<TeamId> teams) {
    /** Keeps a copy of the teams. */
    public Asker {
        teams = Set.copyOf(teams);
    }

    /** What of the conversations beside their teams' is theirs, as SQL about {@code conversation c}. */
    static final String OWN = """
            c.id in (select held.id from conversation held where held.holder_id = :me
                      union all
                     select own.conversation_id from participant own where own.employee_id = :me
                      union all
                     select own.conversation_id from follower own where own.employee_id = :me and own.invited)
            """;

    /** What their teams have, as SQL. */
    private static final String TEAMS = "c.team_id = any(cast(:teams as uuid[]))";

    /**
     * What they may see, as SQL.
     *
     * @param own whether {@code :own} names conversations that are theirs beside their teams'; few, so they are looked up before
     */
    String visible(boolean own) {
        if (everything) {
            return "true";
        }
        return own ? "(" + TEAMS + " or c.id = any(:own))" : TEAMS;
    }

    /** What everybody with the same teams may see, as SQL. */
    String shared() {
        return everything ? "true" : TEAMS;
    }

    /** What of it they may see in person only, as SQL. */
    String personal() {
        return everything ? "false" : "(" + OWN + " and not " + TEAMS + ")";
    }

    boolean sharedHas(TeamId team) {
        return everything || teams.contains(team);
    }

    String[] teamIds() {
        return teams.stream().map(TeamId::toString).sorted().toArray(String[]::new);
    }
}
