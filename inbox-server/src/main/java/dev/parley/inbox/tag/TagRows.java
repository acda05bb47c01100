package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.TagId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of tags. */
@Component
final class TagRows {
    private static final String SELECT = "select id, name, color from tag where removed_at is null";

    private final JdbcClient jdbc;

    TagRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many conversations have a tag. */
    record Usage(TagId id, long conversations) {}

    List<Tag> listAll() {
        return jdbc.sql(SELECT + " order by lower(name), id")
                .query(TagRows::tag)
                .list();
    }

    Optional<Tag> find(TagId id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("id", id.value())
                .query(TagRows::tag)
                .optional();
    }

    /** Those of these that exist, kept from being removed until the transaction ends. */
    List<Tag> lock(Collection<TagId> ids) {
        return jdbc.sql(SELECT + " and id = any (:ids) order by lower(name), id for share")
                .param("ids", ids.stream().map(TagId::value).toArray(UUID[]::new))
                .query(TagRows::tag)
                .list();
    }

    List<Usage> listUsage() {
        return jdbc.sql("""
                select used.id, count(*) as conversations
                  from conversation c
                 cross join unnest(c.tag_ids) as used (id)
                 where c.tag_ids <> '{}'
                 group by used.id
                """)
                .query((row, number) ->
                        new Usage(new TagId(row.getObject("id", UUID.class)), row.getLong("conversations")))
                .list();
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when the name is taken, in whatever case. */
    void insert(Tag tag) {
        jdbc.sql("insert into tag (id, name, color) values (:id, :name, :color)")
                .param("id", tag.id().value())
                .param("name", tag.name())
                .param("color", tag.color().name())
                .update();
    }

    void update(Tag tag) {
        jdbc.sql("update tag set name = :name, color = :color where id = :id and removed_at is null")
                .param("id", tag.id().value())
                .param("name", tag.name())
                .param("color", tag.color().name())
                .update();
    }

    boolean remove(TagId id, @Nullable TagId into) {
        return jdbc.sql("""
                        update tag set removed_at = now(), merged_into = :into, swept_at = null
                         where id = :id and removed_at is null
                        """)
                        .param("id", id.value())
                        .param("into", into == null ? null : into.value())
                        .update()
                > 0;
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when another tag has its name by now. */
    boolean restore(TagId id) {
        return jdbc.sql("""
                        update tag set removed_at = null, merged_into = null, swept_at = null
                         where id = :id and removed_at is not null
                        """).param("id", id.value()).update() > 0;
    }

    private static Tag tag(ResultSet row, int number) throws SQLException {
        return new Tag(
                new TagId(row.getObject("id", UUID.class)),
                row.getString("name"),
                TagColor.valueOf(row.getString("color")));
    }
}
