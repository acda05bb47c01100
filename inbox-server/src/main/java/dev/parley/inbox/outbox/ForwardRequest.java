package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.outbox.ReplyRequest.Address;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is passed on, and to whom.
 *
 * @param text what the writer says to it; nothing where it is missing
 * @param messageIds which messages; all that customer and colleagues wrote to each other where it is missing
 * @param from which of the channel's addresses it goes out under; the main one where it is missing
 * @param files whether their files go along; they do where it is missing
 */
record ForwardRequest(
        @Nullable List<Address> to,
        @Nullable List<Address> cc,
        @Nullable List<Address> bcc,
        @Nullable String text,
        @Nullable String html,
        @Nullable List<MessageId> messageIds,
        @Nullable Boolean files,
        @Nullable String from) {

    boolean takesFiles() {
        return !Boolean.FALSE.equals(files);
    }

    boolean concerns(MessageId message) {
        return messageIds == null || messageIds.contains(message);
    }

    /** For whoever reads recipients and tells wishes apart; it is no answer. */
    ReplyRequest asReply() {
        String which = Objects.requireNonNullElse(messageIds, List.<MessageId>of()).stream()
                .map(MessageId::toString)
                .collect(Collectors.joining(","));
        return new ReplyRequest(
                0,
                0,
                text,
                Objects.requireNonNullElse(html, "") + which,
                to,
                cc,
                bcc,
                null,
                false,
                takesFiles(),
                null,
                null,
                null,
                null,
                from,
                null);
    }
}
