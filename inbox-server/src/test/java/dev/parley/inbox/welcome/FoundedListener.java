package dev.parley.inbox.welcome;

import dev.parley.inbox.company.CompanyFounded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** Remembers what was founded. */
final class FoundedListener {
    private final List<CompanyFounded> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(CompanyFounded event) {
        heard.add(event);
    }

    List<CompanyFounded> heard() {
        return heard;
    }
}
