package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an employee has begun to write in a conversation, for their own eyes; what colleagues see of it is in {@link SharedDraft}.
 *
 * @param html as the editor left it, empty for plain text; it is made safe when it is sent
 * @param recipients to whom it goes; null as long as its writer left that to the conversation
 * @param visibility who shall be able to read it; null as long as nobody chose
 * @param revision grows with each save; 0 while there are only files
 * @param updatedAt when it was saved last; null while there are only files
 * @param taken that a colleague took over what was written until then; null when nobody did
 */
public record DraftView(
        String text,
        String html,
        @Nullable DraftRecipients recipients,
        @Nullable Visibility visibility,
        long revision,
        @Nullable Instant updatedAt,
        List<AttachmentView> attachments,
        @Nullable Taken taken) {
    public DraftView {
        attachments = List.copyOf(attachments);
    }

    /** By whom, when, and which words. */
    public record Taken(EmployeeRef by, Instant at, String text) {}
}
