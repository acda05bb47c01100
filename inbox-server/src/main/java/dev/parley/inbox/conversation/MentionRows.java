package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class MentionRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MentionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The names of those of the employees who are there and active. */
    Map<UUID, String> activeEmployees(Collection<UUID> ids) {
        return names("select id, name from employee where active and id = any(:ids)", ids);
    }

    /** The names of those of the teams that exist. */
    Map<UUID, String> teams(Collection<UUID> ids) {
        return names("select id, name from team where id = any(:ids)", ids);
    }

    private Map<UUID, String> names(String sql, Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            jdbc.sql(sql).param("ids", ids.toArray(UUID[]::new)).query(row -> {
                names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
        }
        return names;
    }

    List<EmployeeId> activeMembers(Collection<UUID> teams) {
        if (teams.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select distinct e.id
                  from team_member m
                  join employee e on e.id = m.employee_id and e.active
                 where m.team_id = any(:teams)
                 order by e.id
                """).param("teams", teams.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .map(EmployeeId::new)
                .toList();
    }

    void keepPlaces(MessageId note, List<Mention> places) {
        jdbc.sql("update message set mentions = cast(:places as jsonb) where id = :id")
                .param("places", json.writeValueAsString(places))
                .param("id", note.value())
                .update();
    }

    void insert(MessageId note, Collection<EmployeeId> employees) {
        jdbc.sql("insert into mention (message_id, employee_id) select :note, unnest(cast(:employees as uuid[]))")
                .param("note", note.value())
                .param("employees", FollowerRows.array(employees))
                .update();
    }

    /** Notes that somebody has seen the notes up to a number; answers how many mentions were new to them. */
    int markSeen(ConversationId conversation, EmployeeId employee, int seq) {
        return jdbc.sql("""
                update mention n
                   set seen_at = now()
                  from message m
                 where n.employee_id = :me and n.seen_at is null
                   and m.id = n.message_id and m.conversation_id = :conversation and m.seq <= :seq
                """)
                .param("me", employee.value())
                .param("conversation", conversation.value())
                .param("seq", seq)
                .update();
    }
}
