package dev.parley.inbox.view;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the fields that hold ids can be, by name, as far as somebody may know of it. */
@Component
final class ChoiceRows {
    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Access access;
    private final JsonMapper json;

    ChoiceRows(JdbcClient jdbc, Access access, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.json = json;
    }

    /** One thing to choose. */
    record Choice(String id, String name) {}

    Map<KnownField, List<Choice>> of(EmployeeId me) {
        var teams = access.teams(me).stream().map(TeamId::value).toArray(UUID[]::new);
        var people = list(jdbc.sql("select id::text, name from employee where active order by lower(name), id"));
        return Map.of(
                KnownField.TEAM,
                list(jdbc.sql("select id::text, name from team where id = any(:teams) order by lower(name), id")
                        .param("teams", teams)),
                KnownField.CHANNEL,
                list(jdbc.sql("select id::text, name from channel where team_id = any(:teams) order by lower(name), id")
                        .param("teams", teams)),
                KnownField.TAG,
                list(jdbc.sql("select id::text, name from tag where removed_at is null order by lower(name), id")),
                KnownField.HOLDER,
                people,
                KnownField.PARTICIPANT,
                people,
                KnownField.FOLLOWER,
                people,
                KnownField.MENTIONED,
                people,
                KnownField.REVIEWER,
                people);
    }

    /** A field that the company defined; {@code type} as the definition names it. */
    record Own(CustomField field, String type, String label, List<Choice> choices) {}

    /** The company's own fields, called as the asker's language calls them. */
    List<Own> own(EmployeeId me) {
        return jdbc.sql("""
                select f.subject, f.key, f.type, coalesce(f.labels ->> e.language, f.label) as label,
                       (select json_agg(json_build_object('id', c ->> 'value', 'name', c ->> 'label'))
                          from jsonb_array_elements(f.choices) as c) as choices
                  from custom_field f
                  join employee e on e.id = :me
                 where f.removed_at is null
                 order by f.subject desc, f.position, f.key
                """)
                .param("me", me.value())
                .query((row, number) -> {
                    String choices = row.getString("choices");
                    return new Own(
                            new CustomField(CustomField.Owner.valueOf(row.getString("subject")), row.getString("key")),
                            row.getString("type"),
                            row.getString("label"),
                            choices == null ? List.of() : json.readValue(choices, CHOICES));
                })
                .list();
    }

    private static List<Choice> list(JdbcClient.StatementSpec statement) {
        return statement.query(Choice.class).list();
    }
}
