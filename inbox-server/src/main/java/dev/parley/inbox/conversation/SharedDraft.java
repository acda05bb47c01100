package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.time.Instant;
import java.util.List;

/**
 * A draft as its writer's colleagues see it.
 *
 * @param html safe to show, loads nothing from elsewhere; empty for plain text
 */
public record SharedDraft(
        EmployeeRef writer,
        String text,
        String html,
        long revision,
        Instant updatedAt,
        List<AttachmentView> attachments) {
    public SharedDraft {
        attachments = List.copyOf(attachments);
    }
}
