package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.view.SavedView.Sharing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Saved views. */
@Component
final class SavedViewRows {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final String VISIBLE = """
            select v.id, v.name, v.icon, v.filter, v.sort, v.sharing, v.team_id, v.version,
                   v.owner_id, o.name as owner_name, coalesce(p.hidden, false) as hidden,
                   v.owner_id = me.id or v.sharing <> 'PERSONAL' and me.role in ('MANAGER', 'ADMINISTRATOR') as may_edit
              from saved_view v
              join employee o on o.id = v.owner_id
              join employee me on me.id = :me
              left join saved_view_place p on p.view_id = v.id and p.employee_id = me.id
             where (v.owner_id = me.id or v.sharing = 'COMPANY'
                    or v.sharing = 'TEAM' and (me.role in ('MANAGER', 'ADMINISTRATOR')
                       or exists (select 1 from team_member m where m.team_id = v.team_id and m.employee_id = me.id)))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SavedViewRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What an employee sees, in their order. */
    List<SavedView> list(EmployeeId me) {
        return jdbc.sql(VISIBLE + " order by p.position nulls last, lower(v.name), v.id")
                .param("me", me.value())
                .query(this::read)
                .list();
    }

    Optional<SavedView> find(UUID id, EmployeeId me) {
        return jdbc.sql(VISIBLE + " and v.id = :id")
                .param("me", me.value())
                .param("id", id)
                .query(this::read)
                .optional();
    }

    long countOf(EmployeeId owner) {
        return jdbc.sql("select count(*) from saved_view where owner_id = :owner")
                .param("owner", owner.value())
                .query(Long.class)
                .single();
    }

    void insert(UUID id, EmployeeId owner, SavedViews.Wanted view) {
        set("""
                insert into saved_view (id, owner_id, name, icon, filter, sort, sharing, team_id)
                values (:id, :owner, :name, :icon, cast(:filter as jsonb), :sort, :sharing, :team)
                """, id, view).param("owner", owner.value()).update();
    }

    /** False when it has another version by now. */
    boolean update(UUID id, SavedViews.Wanted view, long version) {
        return set("""
                        update saved_view
                           set name = :name, icon = :icon, filter = cast(:filter as jsonb), sort = :sort,
                               sharing = :sharing, team_id = :team, version = version + 1
                         where id = :id and version = :version
                        """, id, view).param("version", version).update() == 1;
    }

    private JdbcClient.StatementSpec set(String sql, UUID id, SavedViews.Wanted view) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("name", view.name())
                .param("icon", view.icon())
                .param("filter", view.filter())
                .param("sort", view.sort().name())
                .param("sharing", view.sharing().name())
                .param("team", view.team() == null ? null : view.team().value());
    }

    void delete(UUID id) {
        jdbc.sql("delete from saved_view where id = :id").param("id", id).update();
    }

    /** Puts them into this order for one person, hidden or not; views that are gone are left out. */
    void place(EmployeeId me, List<UUID> ids, List<Boolean> hidden) {
        jdbc.sql("delete from saved_view_place where employee_id = :me")
                .param("me", me.value())
                .update();
        jdbc.sql("""
                insert into saved_view_place (employee_id, view_id, position, hidden)
                select :me, v.id, cast(p.place as integer), p.hidden
                  from unnest(:ids, :hidden) with ordinality as p (id, hidden, place)
                  join saved_view v on v.id = p.id
                """)
                .param("me", me.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("hidden", hidden.toArray(Boolean[]::new))
                .update();
    }

    private SavedView read(ResultSet row, int number) throws SQLException {
        var team = row.getObject("team_id", UUID.class);
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("icon"),
                json.readValue(row.getString("filter"), TREE),
                Sort.of(row.getString("sort")),
                Sharing.valueOf(row.getString("sharing")),
                team == null ? null : new TeamId(team),
                new EmployeeRef(new EmployeeId(row.getObject("owner_id", UUID.class)), row.getString("owner_name")),
                row.getBoolean("hidden"),
                row.getBoolean("may_edit"),
                row.getLong("version"));
    }
}
