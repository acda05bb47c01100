package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.TagId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversations a removed tag was on. */
@Component
final class TagRemovalRows {
    private final JdbcClient jdbc;

    TagRemovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A removed tag, and the one that stands in its place. */
    record Removed(TagId id, @Nullable TagId into) {}

    Optional<Removed> findRemoved(TagId id) {
        return jdbc.sql(
                        "select id, merged_into from tag where id = :id and removed_at is not null and swept_at is null")
                .param("id", id.value())
                .query(TagRemovalRows::removed)
                .optional();
    }

    List<Removed> listUnswept() {
        return jdbc.sql("select id, merged_into from tag where removed_at is not null and swept_at is null")
                .query(TagRemovalRows::removed)
                .list();
    }

    /** Tags that are back in the list while some of their conversations wait for them. */
    List<TagId> listHalfRestored() {
        return jdbc.sql("""
                select id from tag t
                 where removed_at is null and exists (select 1 from tag_removal r where r.tag_id = t.id)
                """).query(UUID.class).list().stream().map(TagId::new).toList();
    }

    /** Takes it off some conversations, or puts the other one in its place; returns how many. */
    int takeOff(Removed tag, int limit) {
        var into = tag.into();
        return jdbc.sql("""
                with part as (
                    select id, tag_ids,
                           case when not tag_ids @> array[cast(:into as uuid)] then cast(:into as uuid) end as replaced_by
                      from conversation
                     where tag_ids <> '{}' and tag_ids @> array[:tag]
                     limit :limit
                       for update skip locked
                ), changed as (
                    update conversation c
                       set tag_ids = case when part.replaced_by is null then array_remove(part.tag_ids, :tag)
                                          else array_replace(part.tag_ids, :tag, part.replaced_by) end
                      from part
                     where c.id = part.id
                )
                insert into tag_removal (tag_id, conversation_id, replaced_by)
                select :tag, id, replaced_by from part
                on conflict (tag_id, conversation_id) do update set replaced_by = excluded.replaced_by
                """)
                .param("tag", tag.id().value())
                .param("into", into == null ? null : into.toString())
                .param("limit", limit)
                .update();
    }

    void endIfDone(TagId id) {
        jdbc.sql("""
                update tag set swept_at = now()
                 where id = :id and removed_at is not null
                   and not exists (select 1 from conversation where tag_ids <> '{}' and tag_ids @> array[:id])
                """).param("id", id.value()).update();
    }

    /** Puts it back on some conversations; returns how many were looked at. */
    int putBack(TagId id, int limit) {
        return jdbc.sql("""
                with part as (
                    delete from tag_removal
                     where tag_id = :tag
                       and conversation_id in (select r.conversation_id from tag_removal r join tag t on t.id = r.tag_id
                                                where r.tag_id = :tag and t.removed_at is null limit :limit)
                    returning conversation_id, replaced_by
                ), changed as (
                    update conversation c
                       set tag_ids = array_append(
                               case when part.replaced_by is null then c.tag_ids
                                    else array_remove(c.tag_ids, part.replaced_by) end, :tag)
                      from part
                     where c.id = part.conversation_id and not c.tag_ids @> array[:tag]
                )
                select count(*) from part
                """)
                .param("tag", id.value())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    void forgetOld() {
        jdbc.sql("delete from tag where swept_at < now() - interval '30 days'").update();
    }

    private static Removed removed(ResultSet row, int number) throws SQLException {
        var into = row.getObject("merged_into", UUID.class);
        return new Removed(new TagId(row.getObject("id", UUID.class)), into == null ? null : new TagId(into));
    }
}
