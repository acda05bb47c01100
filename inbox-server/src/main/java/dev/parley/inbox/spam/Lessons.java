package dev.parley.inbox.spam;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Learns from what people say of conversations: each teaches once, and its latest word counts. */
@Component
class Lessons {
    /** Answered letters are many; more of them than this teach nothing more. */
    private static final int ANSWERED = 200;

    private static final int ANSWERED_FOR_EACH_SPAM = 10;

    private final LessonRows rows;

    Lessons(LessonRows rows) {
        this.rows = rows;
    }

    /** Somebody said so. */
    @Transactional
    public void teach(ConversationId conversation, boolean spam, EmployeeId by) {
        forget(conversation);
        learn(conversation, spam, by);
    }

    /** Nobody has said anything. */
    @Transactional
    public void forget(ConversationId conversation) {
        rows.remove(conversation).ifPresent(this::uncount);
    }

    /** Nobody has said anything of this sender. */
    @Transactional
    public boolean forgetSender(String address) {
        var lessons = rows.removeAll(address);
        lessons.forEach(this::uncount);
        return !lessons.isEmpty();
    }

    /** The company answered: those letters were none. */
    @Transactional
    public void answered(Collection<UUID> conversations) {
        var corpus = rows.corpus();
        int most = ANSWERED + ANSWERED_FOR_EACH_SPAM * corpus.spam();
        if (corpus.ham() < most) {
            for (var id : rows.listUntaught(conversations.stream())) {
                learn(id, false, null);
            }
        }
    }

    private void learn(ConversationId conversation, boolean spam, @Nullable EmployeeId by) {
        rows.findFirst(conversation).ifPresent(letter -> {
            var sender = SenderAddress.of(letter.handle());
            var tokens = List.copyOf(Tokens.of(letter.subject(), letter.text(), sender.domain()));
            if (rows.insert(conversation, sender, spam, by, tokens)) {
                rows.count(tokens, spam, 1);
            }
        });
    }

    private void uncount(LessonRows.Lesson lesson) {
        rows.count(lesson.tokens(), lesson.spam(), -1);
    }

    /** The address that a conversation's lesson is about. */
    Stream<String> handleOf(ConversationId conversation) {
        return rows.findFirst(conversation).map(LessonRows.First::handle).stream();
    }
}
