package dev.parley.inbox.conversation;

import dev.parley.inbox.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of a list ended: the sort key and the id of its last row. Opaque to clients.
 *
 * @param place in a queue: the row's place there
 * @param at in other lists: the time by which they are sorted
 */
record Cursor(long place, Instant at, UUID id) {
    /** PostgreSQL's infinity is beyond every Instant that it takes back. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static Cursor after(ConversationSummary last, ConversationView.Order order) {
        var snooze = last.snooze();
        Instant at = switch (order) {
            case PLACE, NEWEST -> last.lastMessageAt();
            case WAKING -> snooze == null || snooze.until() == null ? NEVER : snooze.until();
        };
        return new Cursor(last.place(), at, last.id().value());
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place + " " + at + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 3);
            if (parts.length == 3) {
                return new Cursor(Long.parseLong(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
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
