package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.conversation.MessageView.PartyView;
import dev.parley.inbox.employee.SignedIn;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The employee's own draft of an answer, and its files. */
@RestController
@RequestMapping("/api/conversations/{id}/draft")
final class DraftController {
    private final Conversations conversations;
    private final Drafts drafts;
    private final DraftTaking taking;
    private final DraftAttachments attachments;

    DraftController(Conversations conversations, Drafts drafts, DraftTaking taking, DraftAttachments attachments) {
        this.conversations = conversations;
        this.drafts = drafts;
        this.taking = taking;
        this.attachments = attachments;
    }

    /**
     * What to keep.
     *
     * @param recipients to whom it goes; as they were where they are missing
     * @param visibility who shall read it; as it was where it is missing
     * @param revision the one it was written over, 0 for a new draft
     * @param attachmentIds the order of the files; files come and go by their own requests
     */
    record SaveRequest(
            @Nullable String text,
            @Nullable String html,
            @Nullable RecipientsRequest recipients,
            @Nullable Visibility visibility,
            long revision,
            @Nullable List<UUID> attachmentIds) {}

    /** To whom a draft goes; nobody where a list is missing. */
    record RecipientsRequest(
            @Nullable List<AddressRequest> to,
            @Nullable List<AddressRequest> cc,
            @Nullable List<AddressRequest> bcc,
            @Nullable String from) {
        DraftRecipients read() {
            return new DraftRecipients(read(to), read(cc), read(bcc), from);
        }

        private static List<PartyView> read(@Nullable List<AddressRequest> addresses) {
            return Objects.requireNonNullElse(addresses, List.<AddressRequest>of()).stream()
                    .map(address -> new PartyView(
                            Objects.requireNonNullElse(address.name(), ""),
                            Objects.requireNonNullElse(address.handle(), "")))
                    .toList();
        }
    }

    /** Somebody by handle, and by name where the writer gave one. */
    record AddressRequest(@Nullable String name, @Nullable String handle) {}

    /** The revision to name at the next save. */
    record SaveAnswer(long revision) {}

    @PutMapping
    SaveAnswer save(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody SaveRequest request) {
        conversations.get(id, me.id());
        var save = new Drafts.Save(
                Objects.requireNonNullElse(request.text(), ""),
                Objects.requireNonNullElse(request.html(), ""),
                request.recipients() == null ? null : request.recipients().read(),
                request.visibility(),
                request.revision(),
                Objects.requireNonNullElse(request.attachmentIds(), List.of()));
        return new SaveAnswer(drafts.save(id, me.id(), save));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        drafts.discard(id, me.id());
    }

    /** A copy of what a colleague took over, before what was begun since. */
    @PostMapping("/copy-back")
    DraftView copyBack(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        return taking.copyBack(id, me.id());
    }

    @PostMapping("/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView attach(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean inline)
            throws IOException {
        conversations.get(id, me.id());
        var upload = new DraftAttachments.Upload(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                Objects.requireNonNullElse(file.getContentType(), ""),
                file.getBytes(),
                inline);
        return attachments.add(id, me.id(), upload);
    }

    @DeleteMapping("/attachments/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @PathVariable UUID file) {
        attachments.remove(id, me.id(), file);
    }
}
