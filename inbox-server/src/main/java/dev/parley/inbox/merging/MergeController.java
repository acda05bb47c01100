package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merge, split and link over HTTP. Another conversation is named by its id or by its number. */
@RestController
final class MergeController {
    private final Merging merging;
    private final Linking linking;
    private final LinkRows links;
    private final MergeRows merges;
    private final Conversations conversations;

    MergeController(Merging merging, Linking linking, LinkRows links, MergeRows merges, Conversations conversations) {
        this.merging = merging;
        this.linking = linking;
        this.links = links;
        this.merges = merges;
        this.conversations = conversations;
    }

    /** Another conversation: by id, or by the number that people know it by. */
    record OtherRequest(
            @Nullable ConversationId id, @Nullable Long number) {}

    /** Into which conversation; {@code anyContact} says that another contact's is meant. */
    record MergeRequest(
            @Nullable ConversationId id,
            @Nullable Long number,
            @Nullable Boolean anyContact) {}

    /** The messages that get a conversation of their own. */
    record SplitRequest(Set<MessageId> messages) {}

    /** What has to do with a conversation: linked ones, and those that were merged into it. Only what the reader may see. */
    record RelatedAnswer(List<ConversationSummary> linked, List<ConversationSummary> merged) {}

    @PostMapping("/api/conversations/{id}/merge")
    ConversationSummary merge(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody MergeRequest into) {
        var target = other(new OtherRequest(into.id(), into.number()));
        if (Boolean.TRUE.equals(into.anyContact())) {
            merging.merge(me.id(), id, target);
        } else {
            merging.mergeOfOneContact(me.id(), id, target);
        }
        return conversations.get(target, me.id());
    }

    @PostMapping("/api/conversations/{id}/unmerge")
    ConversationSummary unmerge(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        merging.unmerge(me.id(), id);
        return conversations.get(id, me.id());
    }

    @PostMapping("/api/conversations/{id}/split")
    @ResponseStatus(HttpStatus.CREATED)
    ConversationSummary split(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody SplitRequest asked) {
        return conversations.get(merging.split(me.id(), id, asked.messages()), me.id());
    }

    @GetMapping("/api/conversations/{id}/related")
    RelatedAnswer related(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        return new RelatedAnswer(visible(me.id(), links.list(id)), visible(me.id(), merges.listMerged(id)));
    }

    private List<ConversationSummary> visible(EmployeeId me, List<ConversationId> ids) {
        var found = conversations.summaries(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(summary -> conversations.mayRead(summary, me))
                .toList();
    }

    @PutMapping("/api/conversations/{id}/links")
    RelatedAnswer link(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody OtherRequest asked) {
        linking.link(me.id(), id, other(asked));
        return related(me, id);
    }

    @DeleteMapping("/api/conversations/{id}/links/{other}")
    RelatedAnswer unlink(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @PathVariable ConversationId other) {
        linking.unlink(me.id(), id, other);
        return related(me, id);
    }

    private ConversationId other(OtherRequest asked) {
        var id = asked.id();
        var number = asked.number();
        if (id != null) {
            return id;
        }
        if (number == null) {
            throw Problem.invalid("Name the other conversation by its id or its number.");
        }
        return merges.findByNumber(number).orElseThrow(() -> Problem.notFound("conversation"));
    }
}
