package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An employee with open sessions on this node, and what they may see now; the sessions share it. */
final class Person {
    private final EmployeeId id;
    private volatile Rights rights;

    Person(EmployeeId id, Rights rights) {
        this.id = id;
        this.rights = rights;
    }

    /**
     * What somebody may see.
     *
     * @param active whether the account is on
     * @param manages whether they see every team
     */
    record Rights(String name, boolean active, boolean manages, Set<TeamId> teams) {
        Rights {
            teams = Set.copyOf(teams);
        }
    }

    EmployeeId id() {
        return id;
    }

    Rights rights() {
        return rights;
    }

    void setRights(Rights now) {
        rights = now;
    }

    boolean manages() {
        return rights.active() && rights.manages();
    }

    boolean mayRead(@Nullable TeamId team) {
        var now = rights;
        return now.active() && (now.manages() || (team != null && now.teams().contains(team)));
    }

    boolean mayRead(ConversationSummary summary) {
        return mayRead(summary.teamId()) || (rights.active() && summary.admits(id));
    }
}
