package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.TagId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tags of one conversation. */
@Component
final class TaggingRows {
    private final JdbcClient jdbc;

    TaggingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation's tags while its row is locked. */
    record Tagged(UUID team, List<TagId> tags) {}

    Optional<Tagged> lock(ConversationId id) {
        return jdbc.sql("select team_id, tag_ids from conversation where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> new Tagged(
                        row.getObject("team_id", UUID.class),
                        Stream.of((UUID[]) row.getArray("tag_ids").getArray())
                                .map(TagId::new)
                                .toList()))
                .optional();
    }

    long update(ConversationId id, Collection<TagId> tags) {
        return jdbc.sql("""
                update conversation set tag_ids = :tags, version = version + 1 where id = :id returning version
                """)
                .param("id", id.value())
                .param("tags", tags.stream().map(TagId::value).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
