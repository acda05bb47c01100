package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down deeds on many conversations; {@link BulkWorker} does them. */
@Component
class Bulks {
    /** More at once than anybody can mean. */
    static final int MOST = 20_000;

    private final BulkRows rows;

    Bulks(BulkRows rows) {
        this.rows = rows;
    }

    @Transactional
    public BulkJob start(EmployeeId by, BulkAction action, List<ConversationId> ids) {
        action.check();
        if (ids.isEmpty()) {
            throw Problem.invalid("Choose at least one conversation.");
        }
        if (ids.size() > MOST) {
            throw new Problem(
                    HttpStatus.CONFLICT, "too-many-chosen", "Choose at most " + MOST + " conversations at once.");
        }
        UUID id = Ids.next();
        rows.insert(id, by, action, null);
        rows.insertItems(id, ids);
        return get(by, id);
    }

    /** Takes back what a job has done; repeating it answers the same job of undoing. */
    @Transactional
    public BulkJob undo(EmployeeId by, UUID id) {
        var job = get(by, id);
        if (job.state() == BulkJob.State.RUNNING) {
            throw new Problem(HttpStatus.CONFLICT, "still-running", "Stop it first, then take back what is done.");
        }
        if (job.undoOf() != null || job.undone()) {
            throw new Problem(HttpStatus.CONFLICT, "undone-already", "This was taken back already.");
        }
        UUID undo = Ids.next();
        rows.insert(undo, by, job.action(), id);
        rows.insertUndo(undo, id);
        return get(by, undo);
    }

    /** Stops it; what is done stays done. Nothing happens when it has ended. */
    @Transactional
    public BulkJob cancel(EmployeeId by, UUID id) {
        get(by, id);
        rows.cancel(id);
        return get(by, id);
    }

    BulkJob get(EmployeeId by, UUID id) {
        return rows.find(id)
                .filter(job -> job.employee().equals(by))
                .orElseThrow(() -> Problem.notFound("deed on many conversations"));
    }
}
