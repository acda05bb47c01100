package dev.parley.inbox.routing;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.RoutingBoard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and changes how conversations are given out; Redis knows it before the answer. */
@Component
final class TeamRoutings {
    private final RoutingRows rows;
    private final RoutingBoard board;
    private final TransactionTemplate transaction;

    TeamRoutings(RoutingRows rows, RoutingBoard board, TransactionTemplate transaction) {
        this.rows = rows;
        this.board = board;
        this.transaction = transaction;
    }

    TeamRouting get(TeamId team) {
        return rows.find(team).orElseThrow(() -> Problem.notFound("team"));
    }

    List<RoutingRows.Member> members(TeamId team) {
        return rows.listMembers(team);
    }

    void set(TeamId team, TeamRouting routing) {
        if (!rows.update(team, routing)) {
            throw Problem.notFound("team");
        }
        board.refresh();
    }

    void setPerson(EmployeeId employee, @Nullable Integer capacity, List<UUID> skills) {
        TeamRouting.checkCapacity(capacity);
        transaction.executeWithoutResult(status -> {
            if (!rows.setCapacity(employee, capacity)) {
                throw Problem.notFound("employee");
            }
            rows.setSkills(employee, skills);
        });
        board.refresh();
    }
}
