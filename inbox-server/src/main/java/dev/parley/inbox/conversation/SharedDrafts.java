package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues see of drafts. Who may read the conversation is the caller's matter, who may see a draft is decided here. */
@Component
public class SharedDrafts {
    private final SharedDraftRows rows;
    private final DraftAttachmentRows files;
    private final Drafts drafts;

    SharedDrafts(SharedDraftRows rows, DraftAttachmentRows files, Drafts drafts) {
        this.rows = rows;
        this.files = files;
        this.drafts = drafts;
    }

    /** The drafts of others in a conversation that this reader may see. */
    public List<SharedDraft> list(ConversationId conversation, EmployeeId reader) {
        return rows.list(conversation, reader).stream()
                .map(row -> shared(conversation, row))
                .toList();
    }

    /** One of them. */
    public Optional<SharedDraft> find(ConversationId conversation, EmployeeId writer, EmployeeId reader) {
        return rows.list(conversation, reader).stream()
                .filter(row -> row.writer().id().equals(writer))
                .map(row -> shared(conversation, row))
                .findFirst();
    }

    private SharedDraft shared(ConversationId conversation, SharedDraftRows.Row row) {
        var attached = files.list(conversation, row.writer().id());
        return new SharedDraft(
                row.writer(),
                row.text(),
                DraftHtml.safe(row.html(), attached),
                row.recipients(),
                row.visibility(),
                row.revision(),
                row.updatedAt(),
                attached);
    }

    /** Saves a colleague's words into somebody's draft, over the revision that they saw; made safe first. */
    @Transactional
    public long edit(ConversationId conversation, EmployeeId writer, String text, String html, long revision) {
        require(conversation, writer, revision);
        String safe = DraftHtml.safe(html, files.list(conversation, writer));
        return drafts.save(conversation, writer, new Drafts.Save(text, safe, null, null, revision, List.of()));
    }

    /** Has a colleague's draft read by others than its writer meant, over the revision that was seen; its words stay. */
    @Transactional
    public long address(ConversationId conversation, EmployeeId writer, Visibility visibility, long revision) {
        var draft = require(conversation, writer, revision);
        return drafts.save(
                conversation,
                writer,
                new Drafts.Save(draft.text(), draft.html(), null, visibility, revision, List.of()));
    }

    private DraftView require(ConversationId conversation, EmployeeId writer, long revision) {
        return drafts.find(conversation, writer)
                .filter(draft -> draft.revision() == revision)
                .orElseThrow(SharedDrafts::changed);
    }

    /** 409: the writer, or another reviewer, changed it since it was looked at. */
    public static Problem changed() {
        return new Problem(
                HttpStatus.CONFLICT,
                "draft-changed",
                "The draft was changed meanwhile. Look at it again, then decide.");
    }

    /** Whether this person shows drafts to colleagues. */
    public boolean shares(EmployeeId employee) {
        return rows.shares(employee);
    }

    /** Shows them from now on, or not. */
    @Transactional
    public void share(EmployeeId employee, boolean shares) {
        rows.share(employee, shares);
    }
}
