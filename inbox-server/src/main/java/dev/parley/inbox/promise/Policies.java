package dev.parley.inbox.promise;

import dev.parley.inbox.hours.HoursChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of policies. Who changes it, or a team's hours, has all that is open reckoned anew in the background. */
@Component
class Policies {
    private final PolicyRows rows;

    Policies(PolicyRows rows) {
        this.rows = rows;
    }

    List<Policy> list() {
        return rows.list();
    }

    /** Replaces the whole list, in this order. */
    @Transactional
    List<Policy> set(List<Policy> policies) {
        rows.deleteAll();
        for (int i = 0; i < policies.size(); i++) {
            rows.insert(policies.get(i), i);
        }
        rows.markAll();
        return rows.list();
    }

    @EventListener
    void on(HoursChanged event) {
        rows.markTeam(event.team().value());
    }
}
