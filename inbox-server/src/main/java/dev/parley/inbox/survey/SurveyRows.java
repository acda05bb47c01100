package dev.parley.inbox.survey;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.TeamId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Surveys from the closing to the sending. All times are the database's. Whoever changes a row holds its conversation's first. */
@Component
final class SurveyRows {
    private final JdbcClient jdbc;

    SurveyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One whose time is to be reckoned. */
    record Unreckoned(ConversationId conversation, TeamId team, Instant closedAt) {}

    List<Unreckoned> listUnreckoned(int limit) {
        return jdbc.sql("""
                select s.conversation_id, c.team_id, s.closed_at
                  from survey s
                  join conversation c on c.id = s.conversation_id
                 where s.state = 'PLANNED' and s.due_at is null
                 order by s.id
                 limit :limit
                """)
                .param("limit", limit)
                .query((row, number) -> new Unreckoned(
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new TeamId(row.getObject("team_id", UUID.class)),
                        row.getTimestamp("closed_at").toInstant()))
                .list();
    }

    /** {@code closedAt} names the plan that was reckoned: a later closing has one of its own. */
    void setDue(Unreckoned of, Instant due) {
        jdbc.sql("""
                update survey set due_at = :due
                 where conversation_id = :conversation and state = 'PLANNED' and closed_at = :closed
                """)
                .param("due", Timestamp.from(due))
                .param("conversation", of.conversation().value())
                .param("closed", Timestamp.from(of.closedAt()))
                .update();
    }

    /** Those to be sent now; what still has to be said to the customer goes first. */
    List<ConversationId> listDue(int limit) {
        return jdbc.sql("""
                select s.conversation_id
                  from survey s
                 where s.state = 'PLANNED' and s.due_at <= now()
                   and not exists (select from outbox o
                                    where o.conversation_id = s.conversation_id and o.state in ('WAITING', 'SENDING'))
                 order by s.due_at
                 limit :limit
                """).param("limit", limit).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }

    void postpone(ConversationId conversation, Duration by) {
        jdbc.sql("""
                update survey set due_at = now() + make_interval(secs => :by)
                 where conversation_id = :conversation and state = 'PLANNED'
                """)
                .param("by", (double) by.toSeconds())
                .param("conversation", conversation.value())
                .update();
    }

    /** Whether it is still planned and due, for as long as the caller's transaction lasts. */
    boolean lockDue(ConversationId conversation) {
        return jdbc.sql("""
                select 1 from survey
                 where conversation_id = :conversation and state = 'PLANNED' and due_at <= now()
                   for update
                """)
                .param("conversation", conversation.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Two conversations of one customer are decided about one after the other. */
    void lockContact(UUID contact) {
        jdbc.sql("select 1 from contact where id = :id for no key update")
                .param("id", contact)
                .query(Integer.class)
                .optional();
    }

    /**
     * What decides whether a customer is asked.
     *
     * @param personal whether a person wrote the first message
     * @param answeredBy who answered last; null where nobody did
     * @param left whether the customer wants no more surveys, was asked lately, or is blocked
     */
    record Candidate(
            boolean closed,
            boolean personal,
            ChannelKind kind,
            @Nullable UUID answeredBy,
            boolean left) {
        /** As far as the conversation and its customer are concerned; somebody must have answered as well. */
        boolean mayBeAsked() {
            return closed && personal && !left;
        }
    }

    Candidate candidate(ConversationId conversation, int restDays) {
        return jdbc.sql("""
                select c.status = 'CLOSED' and c.merged_into is null and not c.spam as closed, c.nature = 'PERSONAL' as personal, ch.kind,
                       (select m.author_employee
                          from message m
                          left join outbox o on o.message_id = m.id
                         where m.conversation_id = c.id and m.direction = 'OUTBOUND' and m.author_employee is not null
                           and o.state is distinct from 'CANCELLED' and o.forward is not true
                         order by m.seq desc
                         limit 1) as answered_by,
                       exists (select from survey_opt_out x where x.contact_id = c.contact_id)
                       or exists (select from survey s
                                   where s.contact_id = c.contact_id and s.state = 'ASKED'
                                     and s.asked_at > now() - make_interval(days => :rest))
                       or exists (select from identity i
                                    join sender_block b
                                      on b.value = regexp_replace(lower(i.handle), '\\+[^@]*@', '@')
                                      or b.kind = 'DOMAIN'
                                         and '.' || split_part(lower(i.handle), '@', 2) like '%.' || b.value
                                   where i.contact_id = c.contact_id) as left_alone
                  from conversation c
                  join channel ch on ch.id = c.channel_id
                 where c.id = :conversation
                """)
                .param("conversation", conversation.value())
                .param("rest", restDays)
                .query((row, number) -> new Candidate(
                        row.getBoolean("closed"),
                        row.getBoolean("personal"),
                        ChannelKind.valueOf(row.getString("kind")),
                        row.getObject("answered_by", UUID.class),
                        row.getBoolean("left_alone")))
                .single();
    }

    /** What is asked. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asked(
            UUID contact,
            UUID team,
            UUID channel,
            @Nullable UUID employee,
            MessageId message,
            byte[] salt,
            byte[] hash,
            String language,
            Scale scale,
            String question,
            int openDays) {}

    void ask(ConversationId conversation, Asked asked) {
        jdbc.sql("""
                update survey
                   set state = 'ASKED', asked_at = now(), expires_at = now() + make_interval(days => :open),
                       contact_id = :contact, team_id = :team, channel_id = :channel, employee_id = :employee,
                       message_id = :message, salt = :salt, token_hash = :hash, language = :language, scale = :scale,
                       question = :question
                 where conversation_id = :conversation and state = 'PLANNED'
                """)
                .param("open", asked.openDays())
                .param("contact", asked.contact())
                .param("team", asked.team())
                .param("channel", asked.channel())
                .param("employee", asked.employee())
                .param("message", asked.message().value())
                .param("salt", asked.salt())
                .param("hash", asked.hash())
                .param("language", asked.language())
                .param("scale", asked.scale().name())
                .param("question", asked.question())
                .param("conversation", conversation.value())
                .update();
    }

    /** Nobody is asked about it, unless it is closed another time. */
    void forget(ConversationId conversation) {
        jdbc.sql("delete from survey where conversation_id = :id and state = 'PLANNED'")
                .param("id", conversation.value())
                .update();
    }

    /** Surveys that certainly have not left, and whose conversation was opened again. */
    List<MessageId> listOvertaken(int limit) {
        return jdbc.sql("""
                select o.message_id
                  from outbox o
                  join conversation c on c.id = o.conversation_id
                 where o.survey and o.state in ('WAITING', 'FAILED') and not o.maybe_sent and c.status = 'OPEN'
                 limit :limit
                """).param("limit", limit).query(UUID.class).list().stream()
                .map(MessageId::new)
                .toList();
    }

    /** It was taken back: the customer has not been asked. */
    void forgetWithdrawn(MessageId message) {
        jdbc.sql("""
                delete from survey s
                 using outbox o
                 where s.message_id = :message and o.message_id = s.message_id and o.state = 'CANCELLED'
                """).param("message", message.value()).update();
    }
}
