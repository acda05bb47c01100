package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an employee has begun to write in a conversation; nobody else sees it.
 *
 * @param html as the editor left it, empty for plain text; it is made safe when it is sent
 * @param revision grows with each save; 0 while there are only files
 * @param updatedAt when it was saved last; null while there are only files
 */
public record DraftView(
        String text, String html, long revision, @Nullable Instant updatedAt, List<AttachmentView> attachments) {
    public DraftView {
        attachments = List.copyOf(attachments);
    }
}
