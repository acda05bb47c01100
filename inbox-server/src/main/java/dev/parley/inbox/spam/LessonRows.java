package dev.parley.inbox.spam;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said of conversations, and how often each token was in letters of each sort. */
@Component
final class LessonRows {
    private final JdbcClient jdbc;

    LessonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a conversation began with. */
    record First(String handle, String subject, String text) {}

    /** The first letter that a person from outside wrote. */
    Optional<First> findFirst(ConversationId conversation) {
        return jdbc.sql("""
                        select author_handle as handle, subject, left(coalesce(new_text, text), 20000) as text
                          from message
                         where conversation_id = :id and direction = 'INBOUND' and author_contact is not null and author_handle <> ''
                         order by seq
                         limit 1
                        """)
                .param("id", conversation.value())
                .query(First.class)
                .optional();
    }

    /** What a conversation taught. */
    record Lesson(boolean spam, List<String> tokens) {}

    /** Takes a lesson out, if there is one. */
    Optional<Lesson> remove(ConversationId conversation) {
        return jdbc.sql("delete from spam_lesson where conversation_id = :id returning spam, tokens")
                .param("id", conversation.value())
                .query((row, number) -> new Lesson(row.getBoolean("spam"), List.of((String[])
                        row.getArray("tokens").getArray())))
                .optional();
    }

    /** Takes out all of an address, and answers them. */
    List<Lesson> removeAll(String address) {
        return jdbc.sql("delete from spam_lesson where address = :address returning spam, tokens")
                .param("address", address)
                .query((row, number) -> new Lesson(row.getBoolean("spam"), List.of((String[])
                        row.getArray("tokens").getArray())))
                .list();
    }

    /** {@code by} is null for a letter that was answered. */
    boolean insert(
            ConversationId conversation,
            SenderAddress sender,
            boolean spam,
            @Nullable EmployeeId by,
            Collection<String> tokens) {
        return jdbc.sql("""
                        insert into spam_lesson (conversation_id, address, domain, spam, taught_by, answered, tokens)
                        values (:id, :address, :domain, :spam, :by, :answered, :tokens)
                        on conflict do nothing
                        """)
                        .param("id", conversation.value())
                        .param("address", sender.address())
                        .param("domain", sender.domain())
                        .param("spam", spam)
                        .param("by", by == null ? null : by.value())
                        .param("answered", by == null)
                        .param("tokens", tokens.toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Counts tokens once more, or once less; in their order, so that two of us do not wait for each other. */
    void count(Collection<String> tokens, boolean spam, int step) {
        jdbc.sql("""
                insert into spam_token (token, spam, ham)
                select token, greatest(0, :spam), greatest(0, :ham) from unnest(:tokens) as t (token) order by token
                on conflict (token) do update
                   set spam = greatest(0, spam_token.spam + :spam), ham = greatest(0, spam_token.ham + :ham)
                """)
                .param("tokens", tokens.toArray(String[]::new))
                .param("spam", spam ? step : 0)
                .param("ham", spam ? 0 : step)
                .update();
    }

    /** How often these were counted; those that never were are left out. */
    List<Bayes.Count> listCounts(Collection<String> tokens) {
        return jdbc.sql("select token, spam, ham from spam_token where token = any(:tokens) and spam + ham > 0")
                .param("tokens", tokens.toArray(String[]::new))
                .query(Bayes.Count.class)
                .list();
    }

    Bayes.Corpus corpus() {
        return jdbc.sql("""
                select count(*) filter (where spam) as spam, count(*) filter (where not spam) as ham from spam_lesson
                """).query(Bayes.Corpus.class).single();
    }

    /** Those of these that nothing was learned from, and that are no spam. */
    List<ConversationId> listUntaught(Stream<UUID> conversations) {
        return jdbc.sql("""
                select c.id from conversation c
                 where c.id = any(:ids) and not c.spam and not c.sample
                   and not exists (select from spam_lesson l where l.conversation_id = c.id)
                """).param("ids", conversations.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }
}
