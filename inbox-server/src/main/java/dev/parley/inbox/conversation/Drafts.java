package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what employees have begun to write, so that it survives a closed browser and follows its writer to another one.
 *
 * <p>A save names the revision it was written over. Where another window saved since, it is refused with the newer draft: the
 * writer decides, nothing is overwritten unseen.
 */
@Component
public class Drafts {
    private static final int MAX_TEXT = 500_000;
    private static final int MAX_HTML = 2_000_000;

    private final DraftRows rows;
    private final DraftAttachmentRows files;
    private final DraftDeeds deeds;
    private final ApplicationEventPublisher events;

    Drafts(DraftRows rows, DraftAttachmentRows files, DraftDeeds deeds, ApplicationEventPublisher events) {
        this.rows = rows;
        this.files = files;
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * What a browser wants to keep.
     *
     * @param recipients null to leave them as they are
     * @param visibility who shall read it; null to leave that as it is
     * @param attachments in the order of the draft
     */
    public record Save(
            String text,
            String html,
            @Nullable DraftRecipients recipients,
            @Nullable Visibility visibility,
            long revision,
            List<UUID> attachments) {}

    /** The employee's own draft. */
    public Optional<DraftView> find(ConversationId conversation, EmployeeId writer) {
        var saved = rows.find(conversation, writer);
        var attached = files.list(conversation, writer);
        if (saved.isEmpty() && attached.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(saved.map(draft -> view(draft, attached))
                .orElseGet(() -> new DraftView("", "", null, null, 0, null, attached, null)));
    }

    /** The same, with its words locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DraftView> lock(ConversationId conversation, EmployeeId writer) {
        rows.lock(conversation, writer);
        return find(conversation, writer);
    }

    private static DraftView view(DraftRows.Saved draft, List<AttachmentView> attached) {
        var words = draft.words();
        return new DraftView(
                words.text(),
                words.html(),
                words.recipients(),
                words.visibility(),
                draft.revision(),
                draft.updatedAt(),
                attached,
                taken(draft));
    }

    private static DraftView.@Nullable Taken taken(DraftRows.Saved draft) {
        var taking = draft.taking();
        return taking == null
                ? null
                : new DraftView.Taken(new EmployeeRef(taking.by(), taking.name()), taking.at(), taking.text());
    }

    /** Saves, and returns the new revision; the same words again are no new revision. */
    @Transactional
    public long save(ConversationId conversation, EmployeeId writer, Save save) {
        var words = words(save);
        var before = rows.find(conversation, writer);
        boolean shows = !words.text().isBlank();
        boolean showed = before.filter(DraftRows.Saved::hasWords).isPresent();
        if (shows != showed || rows.isApproved(conversation, writer)) {
            // Before the draft's own row: whoever sends or takes it over locks in this order too.
            deeds.lock(conversation);
        }
        files.order(conversation, writer, save.attachments());
        boolean saved = save.revision() == 0
                ? rows.insert(conversation, writer, words)
                : rows.update(conversation, writer, save.revision(), words);
        if (!saved) {
            return settle(conversation, writer, save.revision(), words);
        }
        if (shows != showed) {
            deeds.tellWords(conversation, writer, shows);
        }
        tell(conversation, writer, save.revision() + 1, null);
        return save.revision() + 1;
    }

    private static DraftWords words(Save save) {
        String text = save.text().replace("\u0000", "");
        String html = save.html().replace("\u0000", "");
        if (text.length() > MAX_TEXT || html.length() > MAX_HTML) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-long",
                    "A draft holds at most " + MAX_TEXT + " characters. Attach longer texts as a file.");
        }
        var recipients = save.recipients();
        return new DraftWords(text, html, recipients == null ? null : recipients.checked(), save.visibility());
    }

    private long settle(ConversationId conversation, EmployeeId writer, long over, DraftWords words) {
        var newer = rows.find(conversation, writer)
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "draft-gone",
                        "This draft was sent or discarded in another window. Copy your text if you still need it."));
        if (newer.words().covers(words)) {
            return newer.revision();
        }
        var draft = find(conversation, writer).orElseThrow();
        var taking = newer.taking();
        if (taking != null && over < taking.revision()) {
            throw taken(taking).with("draft", draft);
        }
        throw new Problem(
                        HttpStatus.CONFLICT,
                        "newer-draft",
                        "You went on writing in another window. Take over that text, or save yours over it.")
                .with("draft", draft);
    }

    private static Problem taken(DraftRows.Taking taking) {
        return new Problem(
                HttpStatus.CONFLICT,
                "draft-taken",
                taking.name()
                        + " took over your draft. What you typed since is still here; get a copy back if you need it.");
    }

    /** Refuses what was written over a revision that a colleague has taken over since; asked while the conversation is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOwn(ConversationId conversation, EmployeeId writer, long revision) {
        var taking = rows.find(conversation, writer).map(DraftRows.Saved::taking);
        if (taking.isPresent() && revision < taking.get().revision()) {
            throw taken(taking.get());
        }
    }

    /** Throws the draft away, with its files. */
    @Transactional
    public void discard(ConversationId conversation, EmployeeId writer) {
        boolean showed = rows.find(conversation, writer)
                .filter(DraftRows.Saved::hasWords)
                .isPresent();
        if (showed) {
            deeds.lock(conversation);
        }
        remove(conversation, writer);
        if (showed) {
            deeds.tellWords(conversation, writer, false);
        }
    }

    private void remove(ConversationId conversation, EmployeeId writer) {
        files.deleteAll(conversation, writer);
        rows.delete(conversation, writer);
        tell(conversation, writer, 0, null);
    }

    /** Gives these files of the draft to the message that is sent, within its transaction, and removes the rest of the draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void turnInto(MessageId message, ConversationId conversation, EmployeeId writer, List<UUID> attachments) {
        if (!attachments.isEmpty() && files.adopt(conversation, writer, attachments, message) != attachments.size()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "attachment-gone",
                    "A file of this answer is no longer there. Attach it again.");
        }
        remove(conversation, writer);
    }

    /** Gives a message that was not sent back to its writer, before what they have begun since; returns the whole draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView giveBack(MessageView message, ConversationId conversation, EmployeeId writer) {
        var taken = files.takeBack(message.id());
        if (!taken.isEmpty()) {
            files.own(conversation, writer, taken, 0);
        }
        putBefore(conversation, writer, DraftWords.of(message));
        var draft = find(conversation, writer).orElseThrow();
        tell(conversation, writer, draft.revision(), null);
        return draft;
    }

    /** Puts words before what somebody has begun, if anything; a save that is on its way meanwhile is refused. */
    void putBefore(ConversationId conversation, EmployeeId writer, DraftWords words) {
        if (rows.insert(conversation, writer, words)) {
            return;
        }
        var begun = rows.lock(conversation, writer).orElseThrow();
        rows.update(conversation, writer, begun.revision(), words.before(begun.words()));
    }

    /** Tells those who look at it, once the transaction commits. */
    void tell(ConversationId conversation, EmployeeId writer, long revision, @Nullable EmployeeRef takenBy) {
        events.publishEvent(
                new DraftChanged(conversation, writer, revision, rows.isShown(conversation, writer), takenBy));
    }
}
