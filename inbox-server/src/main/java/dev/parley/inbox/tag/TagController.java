package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tags over HTTP: everybody reads the list and tags what they may read; agents and managers change the list. */
@RestController
final class TagController {
    private final Tags tags;
    private final TagRows rows;
    private final Tagging tagging;
    private final Conversations conversations;
    private final Access access;

    TagController(Tags tags, TagRows rows, Tagging tagging, Conversations conversations, Access access) {
        this.tags = tags;
        this.rows = rows;
        this.tagging = tagging;
        this.conversations = conversations;
        this.access = access;
    }

    /** What to set; absent things stay. */
    record TagRequest(@Nullable String name, @Nullable TagColor color) {
        @Nullable String checkedName() {
            return name == null ? null : Checked.name(name, "The tag's name");
        }
    }

    /** Which tag stands in its place from now on. */
    record MergeRequest(TagId into) {}

    /** Which tags a conversation gets and which it loses. */
    record TaggingRequest(
            @Nullable Set<TagId> add, @Nullable Set<TagId> remove) {}

    @GetMapping("/api/tags")
    List<Tag> list(@AuthenticationPrincipal SignedIn me) {
        return tags.listAll();
    }

    @GetMapping("/api/tags/usage")
    List<TagRows.Usage> usage(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.AGENT);
        return rows.listUsage();
    }

    @PostMapping("/api/tags")
    @ResponseStatus(HttpStatus.CREATED)
    Tag add(@AuthenticationPrincipal SignedIn me, @RequestBody TagRequest asked) {
        access.require(me.id(), Role.AGENT);
        String name = Checked.name(asked.name(), "The tag's name");
        return tags.add(me.id(), name, Objects.requireNonNullElse(asked.color(), TagColor.GRAY));
    }

    @PatchMapping("/api/tags/{id}")
    Tag change(@AuthenticationPrincipal SignedIn me, @PathVariable TagId id, @RequestBody TagRequest asked) {
        access.require(me.id(), Role.AGENT);
        return tags.change(me.id(), id, asked.checkedName(), asked.color());
    }

    @DeleteMapping("/api/tags/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable TagId id) {
        access.require(me.id(), Role.AGENT);
        tags.remove(me.id(), id);
    }

    @PostMapping("/api/tags/{id}/merge")
    Tag merge(@AuthenticationPrincipal SignedIn me, @PathVariable TagId id, @RequestBody MergeRequest asked) {
        access.require(me.id(), Role.AGENT);
        return tags.merge(me.id(), id, asked.into());
    }

    @PostMapping("/api/tags/{id}/restore")
    Tag restore(@AuthenticationPrincipal SignedIn me, @PathVariable TagId id) {
        access.require(me.id(), Role.AGENT);
        return tags.restore(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/tags")
    ConversationSummary tag(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody TaggingRequest asked) {
        conversations.get(id, me.id());
        tagging.change(id, me.id(), orNone(asked.add()), orNone(asked.remove()), Map.of());
        return conversations.get(id, me.id());
    }

    private static Set<TagId> orNone(@Nullable Set<TagId> ids) {
        return ids == null ? Set.of() : ids;
    }
}
