package dev.parley.inbox.bot;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Vocabulary;
import dev.parley.botrules.book.GuidelineBook;
import dev.parley.botrules.book.Rarity;
import dev.parley.inbox.guideline.Guidelines;
import dev.parley.inbox.guideline.InForce;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The book of the guidelines in force on this node. A change of some costs what changed; only other fields make it anew. */
@Component
class CompanyBook {
    private static final Logger log = LoggerFactory.getLogger(CompanyBook.class);

    private final Guidelines guidelines;
    private final Map<UUID, Guideline> known = new HashMap<>();
    private volatile @Nullable Opened opened;

    CompanyBook(Guidelines guidelines) {
        this.guidelines = guidelines;
    }

    /**
     * The book, and the facts its guidelines may ask about.
     *
     * @param of what it was brought to
     */
    record Opened(GuidelineBook book, Vocabulary vocabulary, InForce of) {}

    /** The book as it counts now; who changed a guideline here finds it changed. */
    Opened open() {
        var inForce = guidelines.inForce();
        var now = opened;
        return now != null && now.of() == inForce ? now : on(inForce);
    }

    /** Brings the book to what counts now. */
    @EventListener
    synchronized Opened on(InForce inForce) {
        long begun = System.nanoTime();
        var before = opened;
        if (before != null && before.of() == inForce) {
            return before;
        }
        var book = before == null ? null : before.book();
        if (before == null || !before.vocabulary().equals(inForce.vocabulary())) {
            known.clear();
            book = new GuidelineBook(inForce.vocabulary(), Rarity.UNKNOWN);
        }
        var now = new Opened(java.util.Objects.requireNonNull(book), inForce.vocabulary(), inForce);
        var wanted = new HashMap<UUID, Guideline>();
        inForce.guidelines().forEach(each -> wanted.put(each.id(), each));
        var in = wanted.values().stream()
                .filter(each -> !each.equals(known.get(each.id())))
                .toList();
        var out = known.keySet().stream().filter(id -> !wanted.containsKey(id)).toList();
        now.book().change(in, out);
        known.clear();
        known.putAll(wanted);
        opened = now;
        if (before != null && before.book() != now.book()) {
            before.book().close();
        }
        log.info(
                "{} guidelines count, {} of them changed, in {} ms",
                known.size(),
                in.size() + out.size(),
                (System.nanoTime() - begun) / 1_000_000);
        now.book()
                .troubles()
                .forEach(trouble -> log.warn(
                        "The guideline {} does not count: {}",
                        trouble.guideline().name(),
                        trouble.reason()));
        return now;
    }

    @PreDestroy
    synchronized void close() {
        var now = opened;
        if (now != null) {
            now.book().close();
        }
    }
}
