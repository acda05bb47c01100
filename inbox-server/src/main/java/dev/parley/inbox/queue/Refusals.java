package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a claim, or what needs one, is refused. */
final class Refusals {
    private Refusals() {}

    static Problem held(EmployeeId holder, @Nullable String name) {
        String who = name == null ? "A colleague" : name;
        return new Problem(HttpStatus.CONFLICT, "held", who + " holds this conversation.")
                .with("holder", Map.of("id", holder.toString(), "name", who));
    }

    static Problem full() {
        return new Problem(
                HttpStatus.CONFLICT,
                "at-capacity",
                "You hold as many conversations as you may be given at once. Close or release one first.");
    }

    static Problem closed() {
        return new Problem(
                HttpStatus.CONFLICT,
                "closed",
                "This conversation is closed. Reopen it if there is something left to do.");
    }

    static Problem spam() {
        return new Problem(HttpStatus.CONFLICT, "spam", "This conversation is in Spam. Say first that it is not spam.");
    }

    static Problem notHolder() {
        return new Problem(
                HttpStatus.FORBIDDEN, "not-holder", "You do not hold this conversation (any more). Claim it first.");
    }
}
