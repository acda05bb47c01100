package dev.parley.inbox.drafting;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.RecipientsColumn;
import dev.parley.inbox.conversation.VisibilityColumn;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reviews of drafts, and who is asked. */
@Component
final class ReviewRows {
    private static final TypeReference<List<EmployeeRef>> PEOPLE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RecipientsColumn recipients;

    ReviewRows(JdbcClient jdbc, JsonMapper json, RecipientsColumn recipients) {
        this.jdbc = jdbc;
        this.json = json;
        this.recipients = recipients;
    }

    /** All reviews in a conversation, by the draft's writer. */
    Map<EmployeeId, ReviewView> list(ConversationId conversation) {
        var found = new HashMap<EmployeeId, ReviewView>();
        jdbc.sql("""
                select w.writer_id, w.state, w.anyone, w.words, w.asked_at, w.verdict_by, w.verdict_words, w.verdict_at,
                       (select e.name from employee e where e.id = w.verdict_by) as verdict_name,
                       (select json_agg(json_build_object('id', e.id, 'name', e.name) order by lower(e.name), e.id)
                          from draft_reviewer r join employee e on e.id = r.employee_id
                         where r.conversation_id = w.conversation_id and r.writer_id = w.writer_id) as reviewers
                  from draft_review w
                 where w.conversation_id = :conversation
                """).param("conversation", conversation.value()).query(row -> {
            found.put(new EmployeeId(row.getObject("writer_id", UUID.class)), view(row));
        });
        return found;
    }

    Optional<ReviewView> find(ConversationId conversation, EmployeeId writer) {
        return Optional.ofNullable(list(conversation).get(writer));
    }

    private ReviewView view(ResultSet row) throws SQLException {
        UUID by = row.getObject("verdict_by", UUID.class);
        Timestamp at = row.getTimestamp("verdict_at");
        String reviewers = row.getString("reviewers");
        return new ReviewView(
                ReviewState.valueOf(row.getString("state")),
                row.getBoolean("anyone"),
                reviewers == null ? List.of() : json.readValue(reviewers, PEOPLE),
                row.getString("words"),
                row.getTimestamp("asked_at").toInstant(),
                by == null
                        ? null
                        : new EmployeeRef(
                                new EmployeeId(by), Objects.requireNonNullElse(row.getString("verdict_name"), "")),
                row.getString("verdict_words"),
                at == null ? null : at.toInstant());
    }

    /** Asks anew; what was said before is gone. */
    void ask(
            ConversationId conversation,
            EmployeeId writer,
            Collection<EmployeeId> reviewers,
            boolean anyone,
            String words,
            Instant now) {
        delete(conversation, writer);
        jdbc.sql("""
                with asked as (
                    insert into draft_review (conversation_id, writer_id, state, anyone, words, asked_at)
                    values (:conversation, :writer, 'ASKED', :anyone, :words, :now))
                insert into draft_reviewer (conversation_id, writer_id, employee_id)
                select :conversation, :writer, reviewer from unnest(:reviewers) as reviewer
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .param("anyone", anyone)
                .param("words", words)
                .param("now", Timestamp.from(now))
                .param("reviewers", reviewers.stream().map(EmployeeId::value).toArray(UUID[]::new))
                .update();
    }

    boolean delete(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("delete from draft_review where conversation_id = :conversation and writer_id = :writer")
                        .param("conversation", conversation.value())
                        .param("writer", writer.value())
                        .update()
                == 1;
    }

    /** What a reviewer decided, about exactly these words. */
    record Verdict(ReviewState state, EmployeeId by, String words, Content about, Instant at) {}

    /** What an answer says and carries, to whom, and who reads it; no recipients for those whom it goes to as a rule. */
    record Content(
            String text,
            String html,
            @Nullable DraftRecipients recipients,
            @Nullable Visibility visibility,
            List<UUID> files) {
        Content {
            files = List.copyOf(files);
        }
    }

    void settle(ConversationId conversation, EmployeeId writer, Verdict verdict) {
        jdbc.sql("""
                update draft_review
                   set state = :state, verdict_by = :by, verdict_words = :words, verdict_at = :at, approved_text = :text,
                       approved_html = :html, approved_recipients = cast(:recipients as jsonb),
                       approved_visibility = :visibility, approved_files = :files
                 where conversation_id = :conversation and writer_id = :writer
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .param("state", verdict.state().name())
                .param("by", verdict.by().value())
                .param("words", verdict.words())
                .param("at", Timestamp.from(verdict.at()))
                .param("text", verdict.about().text())
                .param("html", verdict.about().html())
                .param("recipients", recipients.write(verdict.about().recipients()))
                .param("visibility", VisibilityColumn.write(verdict.about().visibility()))
                .param("files", verdict.about().files().toArray(UUID[]::new))
                .update();
    }

    /** Ends an approval when the draft says something else by now, or to more people; whether it did. */
    boolean voidIfChanged(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("""
                update draft_review w
                   set state = 'VOID'
                  from draft d
                 where w.conversation_id = :conversation and w.writer_id = :writer and w.state = 'APPROVED'
                   and d.conversation_id = w.conversation_id and d.employee_id = w.writer_id
                   and (d.text <> w.approved_text or d.html <> w.approved_html
                        or d.recipients is distinct from w.approved_recipients
                        or coalesce(d.visibility, w.approved_visibility) is distinct from w.approved_visibility
                           and d.visibility is distinct from 'PRIVATE')
                """)
                        .param("conversation", conversation.value())
                        .param("writer", writer.value())
                        .update()
                == 1;
    }

    /** What was approved, as long as that counts, and the role of who did. */
    record Approved(Content content, Role reviewer) {}

    Optional<Approved> findApproved(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("""
                select w.approved_text, w.approved_html, w.approved_recipients, w.approved_visibility, w.approved_files, e.role
                  from draft_review w join employee e on e.id = w.verdict_by
                 where w.conversation_id = :conversation and w.writer_id = :writer and w.state = 'APPROVED'
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .query((row, number) -> new Approved(
                        new Content(
                                row.getString("approved_text"),
                                row.getString("approved_html"),
                                recipients.read(row.getString("approved_recipients")),
                                VisibilityColumn.read(row.getString("approved_visibility")),
                                List.of((UUID[]) row.getArray("approved_files").getArray())),
                        Role.valueOf(row.getString("role"))))
                .optional();
    }

    /** Active members of a team other than this one. */
    List<EmployeeId> colleagues(TeamId team, EmployeeId than) {
        return jdbc.sql("""
                select e.id from team_member m join employee e on e.id = m.employee_id
                 where m.team_id = :team and e.active and e.id <> :than
                """)
                .param("team", team.value())
                .param("than", than.value())
                .query((row, number) -> new EmployeeId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Those who are active. */
    List<EmployeeId> active(Collection<EmployeeId> employees) {
        return jdbc.sql("select id from employee where active and id = any(:ids)")
                .param("ids", employees.stream().map(EmployeeId::value).toArray(UUID[]::new))
                .query((row, number) -> new EmployeeId(row.getObject("id", UUID.class)))
                .list();
    }
}
