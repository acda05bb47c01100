package dev.parley.inbox.outbox;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What another module demands of an answer; asked in its transaction, while the conversation is locked. */
public interface ReplyRule {
    /**
     * An answer that is about to be stored.
     *
     * @param html empty for plain text
     * @param recipients to whom it goes, and from which address
     * @param usual to whom it would go had its writer left that to the conversation
     * @param visibility who its writer says shall be able to read it; null where they said nothing
     * @param acknowledged the warnings that its writer has read
     */
    record Asked(
            ConversationId conversation,
            TeamId team,
            EmployeeId writer,
            String text,
            String html,
            DraftRecipients recipients,
            DraftRecipients usual,
            @Nullable Visibility visibility,
            List<UUID> files,
            List<Acknowledged> acknowledged) {
        /** Keeps copies. */
        public Asked {
            files = List.copyOf(files);
            acknowledged = List.copyOf(acknowledged);
        }
    }

    /** A guideline that warns, and why its writer sends the answer all the same. */
    record Acknowledged(UUID guideline, String reason) {}

    /** Why it must not go out, if so. */
    Optional<Problem> objection(Asked asked);
}
