package dev.parley.inbox.guideline;

import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of the list ended. Opaque to clients. */
record GuidelineCursor(int rank, UUID id) {
    private static final GuidelineCursor START = new GuidelineCursor(-1, new UUID(0, 0));

    static GuidelineCursor after(GuidelineSummary last) {
        return new GuidelineCursor(last.rank(), last.id());
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** The beginning, where there is none. */
    static GuidelineCursor decode(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            if (parts.length == 2) {
                return new GuidelineCursor(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw (Problem) unreadable().initCause(e);
        }
        throw unreadable();
    }

    private static Problem unreadable() {
        return Problem.invalid("This cursor was not given out by the list. Start again without a cursor.");
    }
}
