package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    Drafts(DraftRows rows, DraftAttachmentRows files) {
        this.rows = rows;
        this.files = files;
    }

    /** What a browser wants to keep; {@code attachments} are in the order of the draft. */
    record Save(String text, String html, long revision, List<UUID> attachments) {}

    /** The employee's own draft. */
    public Optional<DraftView> find(ConversationId conversation, EmployeeId writer) {
        var saved = rows.find(conversation, writer);
        var attached = files.list(conversation, writer);
        if (saved.isEmpty() && attached.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(saved.map(draft ->
                        new DraftView(draft.text(), draft.html(), draft.revision(), draft.updatedAt(), attached))
                .orElseGet(() -> new DraftView("", "", 0, null, attached)));
    }

    /** Saves, and returns the new revision; the same words again are no new revision. */
    @Transactional
    long save(ConversationId conversation, EmployeeId writer, Save save) {
        String text = save.text().replace("\u0000", "");
        String html = save.html().replace("\u0000", "");
        if (text.length() > MAX_TEXT || html.length() > MAX_HTML) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-long",
                    "A draft holds at most " + MAX_TEXT + " characters. Attach longer texts as a file.");
        }
        files.order(conversation, writer, save.attachments());
        boolean saved = save.revision() == 0
                ? rows.insert(conversation, writer, text, html)
                : rows.update(conversation, writer, save.revision(), text, html);
        return saved ? save.revision() + 1 : settle(conversation, writer, text, html);
    }

    private long settle(ConversationId conversation, EmployeeId writer, String text, String html) {
        var newer = rows.find(conversation, writer)
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "draft-gone",
                        "This draft was sent or discarded in another window. Copy your text if you still need it."));
        if (newer.text().equals(text) && newer.html().equals(html)) {
            return newer.revision();
        }
        var draft = find(conversation, writer).orElseThrow();
        throw new Problem(
                        HttpStatus.CONFLICT,
                        "newer-draft",
                        "You went on writing in another window. Take over that text, or save yours over it.")
                .with("draft", draft);
    }

    /** Throws the draft away, with its files. */
    @Transactional
    public void discard(ConversationId conversation, EmployeeId writer) {
        files.deleteAll(conversation, writer);
        rows.delete(conversation, writer);
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
        discard(conversation, writer);
    }

    /** Gives a message that was not sent back to its writer, before what they have begun since; returns the whole draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DraftView giveBack(MessageView message, ConversationId conversation, EmployeeId writer) {
        var taken = files.takeBack(message.id());
        if (!taken.isEmpty()) {
            files.own(conversation, writer, taken, 0);
        }
        boolean first = rows.insert(conversation, writer, message.text(), message.html());
        if (!first) {
            var begun = rows.find(conversation, writer).orElseThrow();
            var both = Both.of(message, begun);
            rows.update(conversation, writer, begun.revision(), both.text(), both.html());
        }
        return find(conversation, writer).orElseThrow();
    }

    /** An answer that came back, and what was begun after it. */
    private record Both(String text, String html) {
        static Both of(MessageView message, DraftRows.Saved begun) {
            if (begun.text().isBlank() && begun.html().isBlank()) {
                return new Both(message.text(), message.html());
            }
            String text = message.text() + "\n\n" + begun.text();
            boolean plain = message.html().isEmpty() && begun.html().isEmpty();
            return new Both(text, plain ? "" : html(message.text(), message.html()) + html(begun.text(), begun.html()));
        }

        private static String html(String text, String html) {
            return html.isEmpty() ? PlainText.toHtml(text) : html;
        }
    }
}
