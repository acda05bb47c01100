package dev.parley.inbox.wording;

import dev.parley.inbox.employee.Language;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer written in advance, as its users see it.
 *
 * @param personal whether it is the asker's own; others have it from a manager
 * @param teamId whose conversations it is offered in; everybody's where it is missing
 * @param shortcut what to type to get it; empty where it has none
 * @param used how often it was put into an answer
 * @param revision to name when it is changed
 */
record CannedReply(
        UUID id,
        boolean personal,
        @Nullable UUID teamId,
        String title,
        String shortcut,
        List<Variant> variants,
        long used,
        long revision) {
    CannedReply {
        variants = List.copyOf(variants);
    }

    /** What it says in one language; <code>{{…}}</code> are places to fill in. */
    record Variant(Language language, String html, String text) {}
}
