package dev.parley.inbox.search;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.search.SearchRows.Mark;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results ended. Opaque to clients.
 *
 * @param top where the part of time begins whose messages are ranked against each other; null at the newest message
 * @param down where it ends; null when it is still to be walked, or reaches to the oldest message
 * @param walked whether it was walked before
 * @param offset how many of its conversations were shown
 * @param alike whether names that look alike are looked for too
 */
record SearchCursor(@Nullable Mark top, @Nullable Mark down, boolean walked, int offset, boolean alike) {
    static final SearchCursor FIRST = new SearchCursor(null, null, false, 0, false);

    String encode() {
        String text = mark(top) + " " + mark(down) + " " + walked + " " + offset + " " + alike;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static SearchCursor decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 5);
            if (parts.length == 5) {
                int offset = Integer.parseInt(parts[3]);
                if (offset >= 0) {
                    return new SearchCursor(
                            mark(parts[0]),
                            mark(parts[1]),
                            Boolean.parseBoolean(parts[2]),
                            offset,
                            Boolean.parseBoolean(parts[4]));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw (Problem) unreadable().initCause(e);
        }
        throw unreadable();
    }

    private static String mark(@Nullable Mark mark) {
        return mark == null ? "-" : mark.at() + "/" + mark.message();
    }

    private static @Nullable Mark mark(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? null
                : new Mark(Instant.parse(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
    }

    private static Problem unreadable() {
        return Problem.invalid("This cursor was not given out by a search. Start again without a cursor.");
    }
}
