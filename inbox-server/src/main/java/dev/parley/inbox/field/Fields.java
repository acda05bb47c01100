package dev.parley.inbox.field;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The definitions of the company's fields; each change is told to every screen. */
@Component
class Fields {
    private static final int MOST = 100;

    private final FieldRows rows;
    private final Announcements announcements;
    private final Clock clock;

    Fields(FieldRows rows, Announcements announcements, Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    List<Field> listAll() {
        return rows.listAll();
    }

    @Transactional
    public Field add(EmployeeId by, FieldRequest asked) {
        var all = rows.listAll();
        if (all.size() >= MOST) {
            throw Problem.invalid("There are " + MOST + " fields already. Remove some first.");
        }
        var field = asked.create(Ids.next(), all.size());
        try {
            rows.insert(field);
        } catch (DuplicateKeyException taken) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "field-taken",
                    "There is, or was, a field with the key " + field.key() + ". Choose another key.");
        }
        tell(by);
        return field;
    }

    @Transactional
    public Field change(EmployeeId by, UUID id, FieldRequest asked) {
        var after = asked.change(find(id));
        rows.update(after);
        tell(by);
        return after;
    }

    /** Takes it from the screens; its values stay, so that {@link #restore} brings back all of it. */
    @Transactional
    public void remove(EmployeeId by, UUID id) {
        if (!rows.remove(id)) {
            throw Problem.notFound("field");
        }
        tell(by);
    }

    @Transactional
    public Field restore(EmployeeId by, UUID id) {
        if (!rows.restore(id)) {
            throw Problem.notFound("field");
        }
        tell(by);
        return find(id);
    }

    /** Puts the named fields into this order. */
    @Transactional
    public void order(EmployeeId by, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            rows.place(ids.get(i), i);
        }
        tell(by);
    }

    private Field find(UUID id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("field"));
    }

    private void tell(EmployeeId by) {
        announcements.add(
                new ParleyEvent(EventType.FIELDS_DEFINED, null, 0, null, null, by.value(), clock.instant(), Map.of()));
    }
}
