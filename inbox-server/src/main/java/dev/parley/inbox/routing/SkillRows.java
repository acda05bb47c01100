package dev.parley.inbox.routing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SkillRows {
    private final JdbcClient jdbc;

    SkillRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that some people can and others cannot.
     *
     * @param labels the channels and tags whose conversations want it
     * @param people how many have it
     */
    record Skill(UUID id, String name, List<UUID> labels, long people) {}

    List<Skill> list() {
        return jdbc.sql("""
                        select s.id, s.name, array(select label from skill_need n where n.skill_id = s.id) as labels,
                               (select count(*) from employee_skill e where e.skill_id = s.id) as people
                          from skill s
                         order by lower(s.name), s.id
                        """)
                .query((row, number) -> new Skill(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Stream.of((UUID[]) row.getArray("labels").getArray()).toList(),
                        row.getLong("people")))
                .list();
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when the name is taken, in whatever case. */
    void insert(UUID id, String name) {
        jdbc.sql("insert into skill (id, name) values (:id, :name)")
                .param("id", id)
                .param("name", name)
                .update();
    }

    /** Fails like {@link #insert}; false when there is no such skill. */
    boolean rename(UUID id, String name) {
        return jdbc.sql("update skill set name = :name where id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update()
                > 0;
    }

    void setLabels(UUID id, Collection<UUID> labels) {
        jdbc.sql("delete from skill_need where skill_id = :id").param("id", id).update();
        jdbc.sql("insert into skill_need (skill_id, label) select distinct :id, label from unnest(:labels) as label")
                .param("id", id)
                .param("labels", labels.toArray(UUID[]::new))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from skill where id = :id").param("id", id).update();
    }
}
