package dev.parley.inbox.channel;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The local mailbox, for managers: what customers would have received, to be read and answered as they would. */
@RestController
@RequestMapping("/api/local-mail")
final class LocalMailController {
    /** One line of the list. */
    record MailItem(
            String id,
            String from,
            List<String> to,
            String subject,
            Instant sentAt,
            @Nullable String conversationId) {}

    /** A page, newest first; {@code next} is the cursor of the page after it. */
    record MailPage(List<MailItem> items, @Nullable String next) {}

    /** A whole mail; {@code html} is safe, and absent in a plain-text mail. */
    record MailView(
            String id,
            String from,
            List<String> to,
            String subject,
            Instant sentAt,
            @Nullable String conversationId,
            String text,
            @Nullable String html) {}

    /** What the customer answers. */
    record AnswerRequest(@Nullable String text) {}

    /** A new mail of a customer. */
    record ComposeRequest(
            @Nullable String from,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text) {}

    private static final int PAGE = 50;

    private final LocalMail mails;
    private final CustomerMail customer;
    private final Access access;

    LocalMailController(LocalMail mails, CustomerMail customer, Access access) {
        this.mails = mails;
        this.customer = customer;
        this.access = access;
    }

    @GetMapping
    MailPage list(@AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable UUID cursor) {
        access.require(me.id(), Role.MANAGER);
        var found = mails.list(cursor, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new MailPage(
                shown.stream().map(LocalMailController::item).toList(),
                found.size() > PAGE ? shown.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    MailView get(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        var mail = mails.get(id);
        var item = item(mail.item());
        var body = mail.content().body();
        return new MailView(
                item.id(),
                item.from(),
                item.to(),
                item.subject(),
                item.sentAt(),
                item.conversationId(),
                body.text(),
                body.html().isBlank() ? null : body.html());
    }

    @PostMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody AnswerRequest asked) {
        access.require(me.id(), Role.MANAGER);
        customer.answer(mails.get(id), asked.text());
    }

    @PostMapping("/compose")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void compose(@AuthenticationPrincipal SignedIn me, @RequestBody ComposeRequest asked) {
        access.require(me.id(), Role.MANAGER);
        customer.compose(asked.from(), asked.to(), asked.subject(), asked.text());
    }

    private static MailItem item(LocalMailRows.Item item) {
        var conversation = item.conversation();
        return new MailItem(
                item.id().toString(),
                item.from(),
                item.to(),
                item.subject(),
                item.sentAt(),
                conversation == null ? null : conversation.toString());
    }
}
