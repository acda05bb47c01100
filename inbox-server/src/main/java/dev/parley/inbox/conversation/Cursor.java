package dev.parley.inbox.conversation;

import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of a list ended: the sort key and the id of its last row. Opaque to clients. */
record Cursor(Instant at, UUID id) {
    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            if (parts.length == 2) {
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
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
