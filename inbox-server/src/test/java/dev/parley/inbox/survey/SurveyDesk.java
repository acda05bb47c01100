package dev.parley.inbox.survey;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.queue.Queue;
import dev.parley.inbox.queue.QueueEntry;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team that asks, with a channel, an agent and a manager; time passes by moving what is stored. */
final class SurveyDesk {
    private static final Pattern LINK = Pattern.compile("/survey/([A-Za-z0-9_-]{43})/");
    private final JdbcClient jdbc;
    private final Queue queue;
    private final Handling handling;
    final TeamId team;
    final ChannelId channel;
    final EmployeeId ann;
    final EmployeeId max;
    final Talks talks;

    SurveyDesk(JdbcClient jdbc, People people, Queue queue, Handling handling) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.handling = handling;
        team = people.team("Support");
        channel = people.channel("ask-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example", team);
        ann = people.agent("Ann", team);
        max = people.manager("Max", team);
        talks = new Talks(jdbc, team, channel);
    }

    static SurveyPolicy policy(boolean notifies, boolean reopens) {
        return new SurveyPolicy(true, 60, false, 30, 14, Scale.FACES, Map.of(), 2, notifies, reopens);
    }

    /** An open conversation that Ann answered. */
    ConversationId answered() {
        var talk = talks.open();
        answer(talk);
        queue.enqueue(List.of(new QueueEntry(
                talk,
                QueueEntry.State.QUEUED,
                team,
                Long.parseLong(talks.value("version", talk)),
                1,
                Instant.now(),
                "",
                EventType.CONVERSATION_OPENED,
                Map.of("seq", "1"),
                null)));
        return talk;
    }

    void answer(ConversationId talk) {
        jdbc.sql("""
                with locked as (
                    update conversation set last_seq = last_seq + 1, version = version + 1, waiting_since = null,
                           last_direction = 'OUTBOUND'
                     where id = :talk
                    returning last_seq
                )
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, thread_id, author_employee,
                                     author_name, text, sent_at)
                select :id, :talk, last_seq, 'OUTBOUND', :channel, :external, :external, :ann, 'Ann', 'Turn it on.', now()
                  from locked
                """)
                .param("talk", talk.value())
                .param("id", Ids.next())
                .param("channel", channel.value())
                .param("external", Ids.next() + "@acme.example")
                .param("ann", ann.value())
                .update();
    }

    void close(ConversationId talk) {
        handling.close(ann, talk, null);
    }

    /** So many minutes go by for what is planned. */
    void pass(ConversationId talk, int minutes) {
        jdbc.sql("""
                update survey
                   set due_at = due_at - make_interval(mins => :minutes), closed_at = closed_at - make_interval(mins => :minutes)
                 where conversation_id = :talk
                """).param("minutes", minutes).param("talk", talk.value()).update();
    }

    void passDays(ConversationId talk, int days) {
        jdbc.sql("""
                update survey
                   set asked_at = asked_at - make_interval(days => :days), expires_at = expires_at - make_interval(days => :days)
                 where conversation_id = :talk
                """).param("days", days).param("talk", talk.value()).update();
    }

    /** PLANNED, ASKED, or empty. */
    String state(ConversationId talk) {
        return value("select state from survey where conversation_id = ?", talk);
    }

    /** How many surveys are in the outbox, whatever became of them. */
    String sent(ConversationId talk) {
        return value("select cast(count(*) as text) from outbox where survey and conversation_id = ?", talk);
    }

    String of(String column, ConversationId talk) {
        return value("select coalesce(cast(" + column + " as text), '') from survey where conversation_id = ?", talk);
    }

    private String value(String sql, ConversationId talk) {
        return jdbc.sql(sql).param(talk.value()).query(String.class).optional().orElse("");
    }

    /** The mail as it went out. */
    String mail(ConversationId talk) {
        return jdbc.sql("""
                select convert_from(l.raw, 'UTF8')
                  from local_mail l
                  join message m on m.external_id = l.external_id
                  join outbox o on o.message_id = m.id and o.survey
                 where m.conversation_id = ?
                """).param(talk.value()).query(String.class).optional().orElse("");
    }

    static String token(String text) {
        var found = LINK.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
