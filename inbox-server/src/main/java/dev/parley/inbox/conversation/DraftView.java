package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.time.Instant;
import java.util.List;

/** An answer that its writer has not sent yet, as kept on the server. */
public record DraftView(String text, String html, long revision, Instant updatedAt, List<AttachmentView> attachments) {
    public DraftView {
        attachments = List.copyOf(attachments);
    }
}
