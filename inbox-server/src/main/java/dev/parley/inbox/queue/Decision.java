package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.List;

/** What Redis decided about a claim. PostgreSQL has the last word on {@link Won} and {@link Yours}. */
sealed interface Decision {
    /** Nobody held it: it goes to the caller under a new token. */
    record Won(ConversationId id, long token, String mark) implements Decision {}

    /** The caller holds it already. */
    record Yours(ConversationId id, long token, String mark) implements Decision {}

    /** Somebody else holds it. */
    record Held(EmployeeId holder) implements Decision {}

    /** It is closed. */
    record Closed() implements Decision {}

    /** Redis does not know it. */
    record Unknown() implements Decision {}

    /** The caller holds as many as they may. */
    record Full() implements Decision {}

    /** Nothing waits. */
    record Nothing() implements Decision {}

    static Decision of(List<String> answer) {
        return switch (answer.getFirst()) {
            case "WON" -> new Won(ConversationId.of(answer.get(1)), Long.parseLong(answer.get(2)), answer.get(3));
            case "YOURS" -> new Yours(ConversationId.of(answer.get(1)), Long.parseLong(answer.get(2)), answer.get(3));
            case "HELD" -> new Held(EmployeeId.of(answer.get(4)));
            case "CLOSED" -> new Closed();
            case "UNKNOWN" -> new Unknown();
            case "FULL" -> new Full();
            case "NONE" -> new Nothing();
            default -> throw new IllegalStateException("Unknown answer of a script: " + answer);
        };
    }
}
