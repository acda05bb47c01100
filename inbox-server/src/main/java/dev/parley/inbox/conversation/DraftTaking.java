package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes a draft from one person to another, words and files, in one step: afterwards one of them has it and the other has not.
 *
 * <p>The writer's row stays, empty and under a higher revision, so that a save which was on its way is refused and cannot bring back
 * what the colleague has now. It also keeps what was taken: the writer can have a copy back.
 */
@Component
public class DraftTaking {
    private final Drafts drafts;
    private final DraftRows rows;
    private final TakingRows taking;
    private final DraftAttachmentRows files;
    private final DraftDeeds deeds;

    DraftTaking(Drafts drafts, DraftRows rows, TakingRows taking, DraftAttachmentRows files, DraftDeeds deeds) {
        this.drafts = drafts;
        this.rows = rows;
        this.taking = taking;
        this.files = files;
        this.deeds = deeds;
    }

    /** Takes what {@code from} has written; what {@code to} has begun themselves stands below it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView take(ConversationId conversation, EmployeeId from, EmployeeId to) {
        deeds.lock(conversation);
        var attached = files.list(conversation, from);
        var moved = taking.moveFiles(conversation, from, to);
        var written = rows.lock(conversation, from).orElseThrow(DraftTaking::gone);
        if (!written.hasWords() && moved.isEmpty()) {
            throw gone();
        }
        long left = taking.empty(conversation, from, to, moved);
        var words = written.words();
        String safe = DraftHtml.safe(words.html(), attached);
        drafts.putBefore(conversation, to, new DraftWords(words.text(), safe, words.recipients(), words.visibility()));
        deeds.tell(
                EventType.DRAFT_TAKEN,
                conversation,
                to,
                Map.of("from", from.toString(), "notify", "TAKEN_OVER", "notifyTo", from.toString()));
        drafts.tell(conversation, from, left, taking.get(to));
        var draft = drafts.find(conversation, to).orElseThrow();
        drafts.tell(conversation, to, draft.revision(), null);
        return draft;
    }

    /** Gives a writer a copy of what a colleague took, before what they have begun since. */
    @Transactional
    public DraftView copyBack(ConversationId conversation, EmployeeId writer) {
        deeds.lock(conversation);
        var present = rows.lock(conversation, writer);
        if (present.map(DraftRows.Saved::taking).isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT, "nothing-taken", "There is no copy to get back: you have it already.");
        }
        var lost = taking.getLost(conversation, writer);
        var copies = taking.copyFiles(lost.files());
        var kept = lost.files().stream()
                .flatMap(file -> Optional.ofNullable(copies.get(file)).stream())
                .toList();
        if (!kept.isEmpty()) {
            files.own(conversation, writer, kept, -200_000);
        }
        taking.forget(conversation, writer);
        String html = lost.html();
        for (Map.Entry<UUID, UUID> copy : copies.entrySet()) {
            html = html.replace(copy.getKey().toString(), copy.getValue().toString());
        }
        drafts.putBefore(conversation, writer, new DraftWords(lost.text(), html, lost.recipients(), lost.visibility()));
        if (!present.get().hasWords() && !lost.text().isBlank()) {
            deeds.tellWords(conversation, writer, true);
        }
        var draft = drafts.find(conversation, writer).orElseThrow();
        drafts.tell(conversation, writer, draft.revision(), null);
        return draft;
    }

    /** The files of a draft, in their order. */
    public List<UUID> files(ConversationId conversation, EmployeeId writer) {
        return files.list(conversation, writer).stream()
                .map(MessageView.AttachmentView::id)
                .toList();
    }

    private static Problem gone() {
        return new Problem(
                HttpStatus.CONFLICT,
                "draft-gone",
                "This draft was sent, discarded or taken over meanwhile. There is nothing left to take.");
    }
}
