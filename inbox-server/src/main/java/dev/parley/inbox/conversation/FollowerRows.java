package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who follows; each change by oneself gives the conversation's new version, or nothing when there was none. */
@Component
final class FollowerRows {
    private final JdbcClient jdbc;

    FollowerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String[] array(Collection<EmployeeId> employees) {
        return employees.stream().map(EmployeeId::toString).toArray(String[]::new);
    }

    OptionalLong insert(ConversationId id, EmployeeId employee) {
        return changed(
                id,
                jdbc.sql("""
                        insert into follower (conversation_id, employee_id) values (:id, :me) on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("me", employee.value())
                        .update());
    }

    OptionalLong delete(ConversationId id, EmployeeId employee) {
        return changed(
                id,
                jdbc.sql("delete from follower where conversation_id = :id and employee_id = :me")
                        .param("id", id.value())
                        .param("me", employee.value())
                        .update());
    }

    private OptionalLong changed(ConversationId id, int rows) {
        return rows == 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        jdbc.sql("update conversation set version = version + 1 where id = :id returning version")
                                .param("id", id.value())
                                .query(Long.class)
                                .single());
    }

    /** Makes followers, with the right to read, of those who are called by name, and of the others who may not read it otherwise. */
    void invite(ConversationId id, Collection<EmployeeId> called, Collection<EmployeeId> byName) {
        jdbc.sql("""
                insert into follower (conversation_id, employee_id, invited)
                select c.id, e.id, true
                  from conversation c
                  join employee e on e.id = any(cast(:called as uuid[]))
                 where c.id = :id
                   and (e.id = any(cast(:byName as uuid[]))
                        or not (e.role in ('MANAGER', 'ADMINISTRATOR')
                                or c.holder_id is not distinct from e.id
                                or exists (select 1 from team_member m
                                            where m.team_id = c.team_id and m.employee_id = e.id)
                                or exists (select 1 from participant p
                                            where p.conversation_id = c.id and p.employee_id = e.id)))
                    on conflict (conversation_id, employee_id) do update set invited = true
                """)
                .param("id", id.value())
                .param("called", array(called))
                .param("byName", array(byName))
                .update();
    }
}
