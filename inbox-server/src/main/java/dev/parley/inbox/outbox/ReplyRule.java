package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What another module demands of an answer; asked in its transaction, while the conversation is locked. */
public interface ReplyRule {
    /**
     * An answer that is about to be stored.
     *
     * @param html empty for plain text
     */
    record Asked(
            ConversationId conversation, TeamId team, EmployeeId writer, String text, String html, List<UUID> files) {
        /** Keeps a copy. */
        public Asked {
            files = List.copyOf(files);
        }
    }

    /** Why it must not go out, if so. */
    Optional<Problem> objection(Asked asked);
}
