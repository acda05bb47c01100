package dev.parley.inbox.spam;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.queue.Spamming;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of conversations, over HTTP, over STOMP and for many at once. It teaches the whole company, so that it takes an
 * agent; a holder shows the token.
 */
@Component
public class SpamCommands {
    private static final Spamming.Mark BY_HAND = new Spamming.Mark(SpamCause.PERSON, Map.of(), null);

    private final Spamming spamming;
    private final Lessons lessons;
    private final Conversations conversations;
    private final Access access;

    SpamCommands(Spamming spamming, Lessons lessons, Conversations conversations, Access access) {
        this.spamming = spamming;
        this.lessons = lessons;
        this.conversations = conversations;
        this.access = access;
    }

    /** The token a holder shows. */
    public record Shown(@Nullable Long token) {}

    /** With {@code undo} the word itself is taken back: nothing is learned from it, neither way. */
    public record NoSpam(@Nullable Boolean undo) {}

    /** Takes it into Spam and learns from it. Nothing happens when it is there already. */
    @Transactional
    public void mark(EmployeeId employee, ConversationId id, @Nullable Long token) {
        access.require(employee, Role.AGENT);
        if (spamming.mark(employee, id, token, BY_HAND)) {
            lessons.teach(id, true, employee);
        }
    }

    /**
     * Takes it out of Spam, back to its old place, and lets its sender through from now on. Nothing happens when it is not there.
     * What a block held back comes back alone: its sender stays blocked.
     */
    @Transactional
    public void clear(EmployeeId employee, ConversationId id, boolean undo) {
        access.require(employee, Role.AGENT);
        var spam = conversations.get(id, employee).spam();
        if (spam == null || !spamming.clear(employee, id)) {
            return;
        }
        if (undo) {
            lessons.forget(id);
        } else if (spam.cause() != SpamCause.BLOCKED) {
            lessons.teach(id, false, employee);
        }
    }
}
