package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft as its writer's colleagues see it.
 *
 * @param html safe to show, loads nothing from elsewhere; empty for plain text
 * @param recipients to whom it goes; null as long as its writer left that to the conversation
 * @param visibility who shall be able to read it; null as long as nobody chose
 */
public record SharedDraft(
        EmployeeRef writer,
        String text,
        String html,
        @Nullable DraftRecipients recipients,
        @Nullable Visibility visibility,
        long revision,
        Instant updatedAt,
        List<AttachmentView> attachments) {
    public SharedDraft {
        attachments = List.copyOf(attachments);
    }
}
