package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps who did what with a guideline, and tells it. */
@Component
final class GuidelineHistory {
    private final DeedRows deeds;
    private final GuidelineNews news;

    GuidelineHistory(DeedRows deeds, GuidelineNews news) {
        this.deeds = deeds;
        this.news = news;
    }

    /**
     * Something done with a version of a guideline.
     *
     * @param by null for Parley itself
     */
    record Done(
            UUID guideline,
            Deed deed,
            int version,
            @Nullable EmployeeId by) {}

    /** Adds it within the running transaction. */
    void add(Done done, Map<String, ?> facts) {
        write(done, facts);
        news.tell(done.by(), done.guideline(), word(done));
    }

    /** The same, of something that changes what is in force. */
    void addInForce(Done done, Map<String, ?> facts) {
        write(done, facts);
        news.tellInForce(done.by(), done.guideline(), word(done));
    }

    /** Adds it, and leaves the telling to whoever does several things at once. */
    void note(Done done, Map<String, ?> facts) {
        write(done, facts);
    }

    /** Tells a change that is of no single guideline, or of one that is gone. */
    void tell(@Nullable EmployeeId by, @Nullable UUID guideline, String reason, boolean inForce) {
        if (inForce) {
            news.tellInForce(by, guideline, reason);
        } else {
            news.tell(by, guideline, reason);
        }
    }

    private void write(Done done, Map<String, ?> facts) {
        deeds.add(done.guideline(), done.deed(), done.version(), done.by(), facts);
    }

    private static String word(Done done) {
        return done.deed().name().toLowerCase(Locale.ROOT);
    }
}
