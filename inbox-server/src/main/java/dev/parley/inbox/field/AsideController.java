package dev.parley.inbox.field;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What stands beside a conversation: its fields, and who its contact is. */
@RestController
final class AsideController {
    private final AsideRows rows;
    private final FieldValueRows stored;
    private final FieldValues values;
    private final Conversations conversations;
    private final Access access;

    AsideController(
            AsideRows rows, FieldValueRows stored, FieldValues values, Conversations conversations, Access access) {
        this.rows = rows;
        this.stored = stored;
        this.values = values;
        this.conversations = conversations;
        this.access = access;
    }

    /** The contact of a conversation, with the fields of contacts. */
    record ContactView(
            ContactId id,
            String name,
            Instant since,
            Map<String, Object> fields,
            List<AsideRows.IdentityView> identities) {}

    /** Everything beside a conversation; {@code others} are the contact's other conversations, the newest first. */
    record Answer(Map<String, Object> fields, ContactView contact, List<AsideRows.OtherConversation> others) {}

    /** Values by key; null empties a field. */
    record ValuesRequest(Map<String, @Nullable Object> values) {}

    /** All values after a change. */
    record ValuesAnswer(Map<String, Object> values) {}

    @GetMapping("/api/conversations/{id}/aside")
    Answer aside(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        var summary = conversations.get(id, me.id());
        var contact = summary.contact();
        var known = rows.contact(contact.id());
        return new Answer(
                stored.get(id),
                new ContactView(
                        contact.id(), contact.name(), known.since(), known.fields(), rows.listIdentities(contact.id())),
                rows.listOthers(contact.id(), id, me.id(), access.teams(me.id())));
    }

    @PatchMapping("/api/conversations/{id}/fields")
    ValuesAnswer set(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody ValuesRequest asked) {
        conversations.get(id, me.id());
        return new ValuesAnswer(values.set(id, me.id(), asked.values()));
    }

    @PatchMapping("/api/contacts/{id}/fields")
    ValuesAnswer set(
            @AuthenticationPrincipal SignedIn me, @PathVariable ContactId id, @RequestBody ValuesRequest asked) {
        if (!rows.mayKnow(id, me.id(), access.teams(me.id()))) {
            throw Problem.notFound("contact");
        }
        return new ValuesAnswer(values.set(id, me.id(), asked.values()));
    }
}
