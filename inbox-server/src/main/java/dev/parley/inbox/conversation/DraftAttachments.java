package dev.parley.inbox.conversation;

import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.unit.DataSize;

/** Takes the files of answers that are being written. */
@Component
class DraftAttachments {
    private static final Logger log = LoggerFactory.getLogger(DraftAttachments.class);
    private static final int MAX_MEDIA_TYPE = 100;

    private final DraftAttachmentRows rows;
    private final BlobStore blobs;
    private final AttachmentLimit limit;
    private final AttachmentSettings settings;

    DraftAttachments(DraftAttachmentRows rows, BlobStore blobs, AttachmentLimit limit, AttachmentSettings settings) {
        this.rows = rows;
        this.blobs = blobs;
        this.limit = limit;
        this.settings = settings;
    }

    /** A file as the browser sent it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Upload(String name, String mediaType, byte[] content, boolean inline) {}

    /** Adds a file to the employee's draft, where all files together stay within what the channel carries. */
    @Transactional
    public AttachmentView add(ConversationId conversation, EmployeeId writer, Upload upload) {
        long most = limit.maxBytes(conversation);
        long size = upload.content().length;
        if (size > settings.maxSize().toBytes()) {
            throw tooLarge(
                    "A file may have at most " + megabytes(settings.maxSize().toBytes()) + ".");
        }
        rows.lock(conversation, writer);
        var present = rows.list(conversation, writer);
        long total = present.stream().mapToLong(AttachmentView::size).sum();
        if (total + size > most) {
            throw tooLarge(
                    most == 0
                            ? "This channel carries no files. Send a link instead."
                            : "This channel carries at most " + megabytes(most)
                                    + " of files in one message. Remove one first.");
        }
        if (present.size() >= settings.maxCount()) {
            throw tooLarge("One message carries at most " + settings.maxCount() + " files. Remove one first.");
        }
        var id = Ids.next();
        String type = mediaType(upload.mediaType());
        boolean shown = upload.inline() && HostileFiles.isShown(type);
        var file = new AttachmentView(
                id, FileName.clean(upload.name()), type, size, shown, shown ? DraftImages.contentId(id) : "");
        rows.insert(conversation, writer, file, blobs.put(upload.content()));
        return file;
    }

    /** Removes a file of the employee's draft; one that is not there (any more) is no problem. */
    @Transactional
    public void remove(ConversationId conversation, EmployeeId writer, UUID file) {
        rows.delete(conversation, writer, file);
    }

    @Scheduled(
            initialDelayString = "${parley.attachments.sweep:1h}",
            fixedDelayString = "${parley.attachments.sweep:1h}")
    void sweep() {
        try {
            int deleted = rows.deleteOrphans(settings.orphanAge());
            if (deleted > 0) {
                log.info("Deleted {} files of answers that nobody went on writing", deleted);
            }
        } catch (DataAccessException e) {
            log.warn("Files of abandoned answers stay until the next sweep: {}", e.getMessage());
        }
    }

    private static String mediaType(String sent) {
        try {
            var type = MimeTypeUtils.parseMimeType(sent);
            String name = type.getType() + "/" + type.getSubtype();
            return type.isConcrete() && name.length() <= MAX_MEDIA_TYPE
                    ? name.toLowerCase(java.util.Locale.ROOT)
                    : "application/octet-stream";
        } catch (InvalidMimeTypeException e) {
            return "application/octet-stream";
        }
    }

    private static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    private static String megabytes(long bytes) {
        return DataSize.ofBytes(bytes).toMegabytes() + " MB";
    }
}
