package dev.parley.inbox.spam;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose mail is held back. */
@Component
final class BlockRows {
    private static final String SELECT = """
            select b.id, b.kind, b.value, b.reason, e.name as blocked_by, b.blocked_at, b.held_back, b.last_held_at,
                   (select count(*) from conversation_spam s where s.block_id = b.id) as conversations
              from sender_block b
              left join employee e on e.id = b.blocked_by
            """;

    private final JdbcClient jdbc;

    BlockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A block as people see it.
     *
     * @param heldBack how many messages since
     * @param conversations how many conversations are in Spam because of it
     */
    record BlockView(
            UUID id,
            BlockKind kind,
            String value,
            String reason,
            @Nullable String blockedBy,
            Instant blockedAt,
            long heldBack,
            @Nullable Instant lastHeldAt,
            int conversations) {}

    /** What is blocked. */
    enum BlockKind {
        ADDRESS,
        DOMAIN
    }

    List<BlockView> list() {
        return jdbc.sql(SELECT + " order by b.blocked_at desc, b.id")
                .query(BlockRows::read)
                .list();
    }

    Optional<BlockView> find(BlockKind kind, String value) {
        return jdbc.sql(SELECT + " where b.kind = :kind and b.value = :value")
                .param("kind", kind.name())
                .param("value", value)
                .query(BlockRows::read)
                .optional();
    }

    private static BlockView read(ResultSet row, int number) throws SQLException {
        Timestamp last = row.getTimestamp("last_held_at");
        return new BlockView(
                row.getObject("id", UUID.class),
                BlockKind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getString("reason"),
                row.getString("blocked_by"),
                row.getTimestamp("blocked_at").toInstant(),
                row.getLong("held_back"),
                last == null ? null : last.toInstant(),
                row.getInt("conversations"));
    }

    /** Nothing when it is blocked already. */
    void insert(BlockKind kind, String value, String reason, EmployeeId by) {
        jdbc.sql("""
                insert into sender_block (id, kind, value, reason, blocked_by)
                values (:id, :kind, :value, :reason, :by)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("kind", kind.name())
                .param("value", value)
                .param("reason", reason)
                .param("by", by.value())
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from sender_block where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The blocks by what they say: addresses and domains never look alike. */
    Map<String, Judge.Block> find(Collection<String> addresses, Collection<String> domains) {
        var found = new HashMap<String, Judge.Block>();
        jdbc.sql("""
                        select id, value from sender_block
                         where kind = 'ADDRESS' and value = any(:addresses) or kind = 'DOMAIN' and value = any(:domains)
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("domains", domains.toArray(String[]::new))
                .query((row, number) -> new Judge.Block(row.getObject("id", UUID.class), row.getString("value")))
                .list()
                .forEach(block -> found.put(block.value(), block));
        return found;
    }

    void countHeldBack(UUID block, int messages) {
        jdbc.sql("update sender_block set held_back = held_back + :more, last_held_at = now() where id = :id")
                .param("more", messages)
                .param("id", block)
                .update();
    }

    /** What is in Spam because of a block, the oldest first. */
    List<ConversationId> listHeldBack(UUID block, int limit) {
        return jdbc.sql("""
                select s.conversation_id from conversation_spam s
                 where s.block_id = :block order by s.marked_at, s.conversation_id limit :limit
                """).param("block", block).param("limit", limit).query(UUID.class).list().stream()
                .map(ConversationId::new)
                .toList();
    }

    /** Other open conversations of a contact that nobody holds. */
    List<ConversationId> listOpenOf(ContactId contact, ConversationId but, int limit) {
        return jdbc
                .sql("""
                select id from conversation
                 where contact_id = :contact and id <> :but and status = 'OPEN' and holder_id is null
                 order by last_message_at desc limit :limit
                """)
                .param("contact", contact.value())
                .param("but", but.value())
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }
}
