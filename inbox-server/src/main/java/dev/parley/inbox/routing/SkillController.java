package dev.parley.inbox.routing;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.RoutingBoard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Skills, and which channels and tags want them. */
@RestController
@RequestMapping("/api/skills")
final class SkillController {
    /** A skill's name, and the channels and tags whose conversations want it. */
    record SkillRequest(@Nullable String name, List<UUID> labels) {
        String checkedName() {
            return Checked.name(name, "The skill's name");
        }
    }

    private final SkillRows rows;
    private final RoutingBoard board;
    private final Access access;
    private final TransactionTemplate transaction;

    SkillController(SkillRows rows, RoutingBoard board, Access access, TransactionTemplate transaction) {
        this.rows = rows;
        this.board = board;
        this.access = access;
        this.transaction = transaction;
    }

    @GetMapping
    List<SkillRows.Skill> list(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return rows.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    List<SkillRows.Skill> add(@AuthenticationPrincipal SignedIn me, @RequestBody SkillRequest request) {
        access.require(me.id(), Role.MANAGER);
        var id = Ids.next();
        return changed(request, () -> {
            rows.insert(id, request.checkedName());
            rows.setLabels(id, request.labels());
        });
    }

    @PutMapping("/{id}")
    List<SkillRows.Skill> change(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody SkillRequest request) {
        access.require(me.id(), Role.MANAGER);
        return changed(request, () -> {
            if (!rows.rename(id, request.checkedName())) {
                throw Problem.notFound("skill");
            }
            rows.setLabels(id, request.labels());
        });
    }

    @DeleteMapping("/{id}")
    List<SkillRows.Skill> remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        rows.delete(id);
        board.refresh();
        return rows.list();
    }

    private List<SkillRows.Skill> changed(SkillRequest request, Runnable change) {
        try {
            transaction.executeWithoutResult(status -> change.run());
        } catch (DuplicateKeyException taken) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "skill-taken",
                    "There is a skill called " + request.checkedName() + " already.");
        }
        board.refresh();
        return rows.list();
    }
}
