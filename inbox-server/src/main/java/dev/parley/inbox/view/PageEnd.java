package dev.parley.inbox.view;

import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of a view ended: the time it is sorted by and the id of its last row. Opaque to clients.
 *
 * @param absent whether the row had no such time, and so came behind all that have
 */
record PageEnd(boolean absent, Instant at, UUID id) {
    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((absent + " " + at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    static PageEnd decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 3);
            if (parts.length == 3) {
                return new PageEnd(Boolean.parseBoolean(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw (Problem) unreadable().initCause(e);
        }
        throw unreadable();
    }

    private static Problem unreadable() {
        return Problem.invalid("This cursor was not given out by the list. Start again without a cursor.");
    }
}
