package dev.parley.inbox.intake;

import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.HostileFiles;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list of messages that nobody could read or store, for managers. */
@RestController
@RequestMapping("/api/set-aside")
final class SetAsideController {
    private static final Logger log = LoggerFactory.getLogger(SetAsideController.class);
    private static final int MOST = 500;

    private final SetAsideRows rows;
    private final Decoding decoding;
    private final Carrying carrying;
    private final BlobStore blobs;
    private final HostileFiles files;
    private final Access access;

    SetAsideController(
            SetAsideRows rows,
            Decoding decoding,
            Carrying carrying,
            BlobStore blobs,
            HostileFiles files,
            Access access) {
        this.rows = rows;
        this.decoding = decoding;
        this.carrying = carrying;
        this.blobs = blobs;
        this.files = files;
        this.access = access;
    }

    /** One message on the list; {@code eventType} where it is an event of a kind that Parley does not know. */
    record Item(
            UUID id,
            UUID channelId,
            @Nullable String channelName,
            Instant receivedAt,
            String reason,
            long size,
            String position,
            int attempts,
            @Nullable String eventType) {}

    /** How another try ended. */
    record Retried(
            boolean stored,
            @Nullable ConversationId conversationId,
            @Nullable String reason) {}

    @GetMapping
    List<Item> list(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return rows.list(MOST).stream()
                .map(row -> new Item(
                        row.id(),
                        row.channel(),
                        row.channelName(),
                        row.receivedAt(),
                        row.reason(),
                        row.size(),
                        row.position(),
                        row.attempts(),
                        row.eventType()))
                .toList();
    }

    @GetMapping("/{id}/raw")
    ResponseEntity<Resource> raw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        var row = find(me, id);
        return row.isMail()
                ? files.answer(row.raw(), "set-aside-" + id + ".eml", "message/rfc822", row.size(), false)
                : files.answer(row.raw(), "set-aside-" + id + ".json", "application/json", row.size(), false);
    }

    @PostMapping("/{id}/retry")
    Retried retry(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        var row = find(me, id);
        var batch = decoding.decodeAgain(row.entry(blobs.read(row.raw())));
        if (!batch.unreadable().isEmpty()) {
            return failed(id, batch.unreadable().getFirst().reason());
        }
        try {
            var conversation = carrying.tryOnce(batch).get(row.streamId());
            rows.delete(id);
            return new Retried(true, conversation, null);
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                throw e;
            }
            log.error("Set-aside message {} cannot be stored", id, e);
            return failed(id, Carrying.sentence(e));
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        if (!rows.delete(id)) {
            throw Problem.notFound("message on the set-aside list");
        }
    }

    private SetAsideRows.Row find(SignedIn me, UUID id) {
        access.require(me.id(), Role.MANAGER);
        return rows.find(id).orElseThrow(() -> Problem.notFound("message on the set-aside list"));
    }

    private Retried failed(UUID id, String reason) {
        rows.failedAgain(id, reason);
        return new Retried(false, null, reason);
    }
}
