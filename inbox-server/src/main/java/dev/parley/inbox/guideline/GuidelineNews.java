package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.node.AfterCommit;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells every node and screen, after the running transaction, that a guideline changed. */
@Component
class GuidelineNews {
    /** In an event: the revision of what is in force, where that changed. */
    static final String IN_FORCE = "inForce";

    private final Announcements announcements;
    private final GuidelineSettingsRows settings;
    private final Guidelines guidelines;
    private final Clock clock;

    GuidelineNews(Announcements announcements, GuidelineSettingsRows settings, Guidelines guidelines, Clock clock) {
        this.announcements = announcements;
        this.settings = settings;
        this.guidelines = guidelines;
        this.clock = clock;
    }

    /** {@code guideline} is null for what concerns all of them; {@code reason} is a word such as "saved". */
    void tell(@Nullable EmployeeId by, @Nullable UUID guideline, String reason) {
        add(by, guideline, Map.of("reason", reason));
    }

    /** The same, of something that changes what is in force. */
    void tellInForce(@Nullable EmployeeId by, @Nullable UUID guideline, String reason) {
        add(by, guideline, Map.of("reason", reason, IN_FORCE, Long.toString(settings.nextRevision())));
        AfterCommit.run(guidelines::forget);
    }

    private void add(@Nullable EmployeeId by, @Nullable UUID guideline, Map<String, String> facts) {
        var data = new HashMap<>(facts);
        if (guideline != null) {
            data.put("guideline", guideline.toString());
        }
        announcements.add(new ParleyEvent(
                EventType.GUIDELINES_CHANGED,
                null,
                0,
                null,
                null,
                by == null ? null : by.value(),
                clock.instant(),
                data));
    }
}
