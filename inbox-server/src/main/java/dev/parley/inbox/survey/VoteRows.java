package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Language;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers say. */
@Component
final class VoteRows {
    private final JdbcClient jdbc;

    VoteRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A survey that a customer has the link of.
     *
     * @param conversation where its message lies now
     * @param expired whether it takes no more answers
     * @param stopped whether the customer wants no more surveys
     */
    record Open(
            UUID id,
            ConversationId conversation,
            int seq,
            UUID contact,
            @Nullable UUID employee,
            Language language,
            Scale scale,
            String question,
            @Nullable Integer score,
            String comment,
            boolean told,
            boolean expired,
            boolean stopped) {}

    Optional<Open> find(byte[] hash) {
        return jdbc.sql("""
                select s.id, coalesce(m.conversation_id, s.conversation_id) as conversation_id, coalesce(m.seq, 0) as seq,
                       s.contact_id, s.employee_id, s.language, s.scale, s.question, s.score, s.comment, s.told,
                       s.expires_at <= now() as expired,
                       exists (select from survey_opt_out x where x.contact_id = s.contact_id) as stopped
                  from survey s
                  left join message m on m.id = s.message_id
                 where s.token_hash = :hash and s.state = 'ASKED'
                """)
                .param("hash", hash)
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getInt("seq"),
                        row.getObject("contact_id", UUID.class),
                        row.getObject("employee_id", UUID.class),
                        Language.of(row.getString("language")),
                        Scale.valueOf(row.getString("scale")),
                        row.getString("question"),
                        row.getObject("score", Integer.class),
                        row.getString("comment"),
                        row.getBoolean("told"),
                        row.getBoolean("expired"),
                        row.getBoolean("stopped")))
                .optional();
    }

    void answer(UUID survey, int score, String comment, boolean told) {
        jdbc.sql("""
                update survey
                   set score = :score, comment = :comment, told = told or :told,
                       answered_at = coalesce(answered_at, now()), changed_at = now()
                 where id = :id
                """)
                .param("score", score)
                .param("comment", comment)
                .param("told", told)
                .param("id", survey)
                .update();
    }

    /** A conversation's version and team after what the customer said is shown with it. */
    record Raised(long version, UUID team, boolean closed) {}

    Raised show(ConversationId conversation, int score) {
        return jdbc.sql("""
                update conversation set satisfaction = :score, version = version + 1
                 where id = :id
                returning version, team_id as team, status = 'CLOSED' as closed
                """)
                .param("score", score)
                .param("id", conversation.value())
                .query(Raised.class)
                .single();
    }

    /** Whom a bad score is told: who answered, and the team's managers, or all of them where the team has none. */
    List<UUID> listConcerned(@Nullable UUID answerer, UUID team) {
        return jdbc.sql("""
                with manager as (
                    select e.id, exists (select from team_member m where m.employee_id = e.id and m.team_id = :team) as own
                      from employee e
                     where e.active and e.role in ('MANAGER', 'ADMINISTRATOR')
                )
                select e.id from employee e where e.active and e.id = cast(:answerer as uuid)
                 union
                select id from manager where own or not exists (select from manager where own)
                """)
                .param("answerer", answerer)
                .param("team", team)
                .query(UUID.class)
                .list();
    }

    void stop(UUID contact) {
        jdbc.sql("insert into survey_opt_out (contact_id) values (:id) on conflict do nothing")
                .param("id", contact)
                .update();
    }

    void resume(UUID contact) {
        jdbc.sql("delete from survey_opt_out where contact_id = :id")
                .param("id", contact)
                .update();
    }
}
