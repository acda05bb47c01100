package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** All conversations that match a filter, for the modules that do something with all of them. */
@Component
public final class Matches {
    private final MatchRows rows;
    private final FilterJson filters;
    private final Access access;
    private final Clock clock;

    Matches(MatchRows rows, FilterJson filters, Access access, Clock clock) {
        this.rows = rows;
        this.filters = filters;
        this.access = access;
        this.clock = clock;
    }

    /** Those that the employee may read, the newest first, up to {@code most}; a problem when the filter cannot be read. */
    public List<ConversationId> listIds(String filter, EmployeeId me, int most) {
        var asker = new Asker(me, access.role(me).includes(Role.MANAGER), access.teams(me));
        var page = new MatchRows.Page(filters.read(filter), Sort.NEWEST, asker, null, most);
        return rows.page(page, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
