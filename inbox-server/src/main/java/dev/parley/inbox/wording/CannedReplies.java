package dev.parley.inbox.wording;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.employee.Teams;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers written in advance: everybody keeps their own, managers keep those of the teams. */
@Component
class CannedReplies {
    private static final int MOST = 2000;

    private final CannedRows rows;
    private final Access access;
    private final Teams teams;

    CannedReplies(CannedRows rows, Access access, Teams teams) {
        this.rows = rows;
        this.access = access;
        this.teams = teams;
    }

    /** What an employee may use, the most used first. */
    List<CannedReply> list(EmployeeId reader) {
        return rows.list(reader, access.teams(reader));
    }

    @Transactional
    public CannedReply add(EmployeeId writer, CannedRequest request) {
        boolean own = request.isPersonal();
        if (!own) {
            access.require(writer, Role.MANAGER);
        }
        if (rows.countOf(own ? writer : null) >= MOST) {
            throw Problem.invalid("There are " + MOST + " of them already. Remove some that nobody uses.");
        }
        var reply = request.reply(Ids.next(), own);
        checkTeam(reply);
        unlessTaken(() -> {
            rows.insert(reply, writer);
            return true;
        });
        return rows.find(reply.id()).orElseThrow().reply();
    }

    @Transactional
    public CannedReply change(EmployeeId writer, UUID id, CannedRequest request) {
        var before = owned(writer, id);
        var reply = request.reply(id, before.reply().personal());
        checkTeam(reply);
        if (!unlessTaken(() -> rows.update(reply))) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "changed-meanwhile",
                    "Somebody changed this since you opened it. Reload it, then make your change again.");
        }
        return rows.find(id).orElseThrow().reply();
    }

    @Transactional
    public void remove(EmployeeId writer, UUID id) {
        owned(writer, id);
        rows.delete(id);
    }

    /** Somebody put it into an answer. */
    void used(EmployeeId writer, UUID id) {
        var row = rows.find(id).orElseThrow(() -> Problem.notFound("canned reply"));
        var team = row.reply().teamId();
        boolean offered =
                row.reply().personal() ? row.isOf(writer) : team == null || access.mayRead(writer, new TeamId(team));
        if (!offered) {
            throw Problem.notFound("canned reply");
        }
        rows.countUse(id);
    }

    private CannedRows.Row owned(EmployeeId writer, UUID id) {
        var row = rows.find(id).orElseThrow(() -> Problem.notFound("canned reply"));
        if (row.reply().personal()) {
            if (!row.isOf(writer)) {
                throw Problem.notFound("canned reply");
            }
        } else {
            access.require(writer, Role.MANAGER);
        }
        return row;
    }

    private void checkTeam(CannedReply reply) {
        if (reply.teamId() != null) {
            teams.checkExist(List.of(new TeamId(reply.teamId())));
        }
    }

    private static boolean unlessTaken(BooleanSupplier change) {
        try {
            return change.getAsBoolean();
        } catch (DuplicateKeyException taken) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "shortcut-taken",
                    "Another canned reply has this shortcut already. Choose another.");
        }
    }
}
