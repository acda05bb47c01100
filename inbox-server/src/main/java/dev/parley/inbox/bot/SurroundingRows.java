package dev.parley.inbox.bot;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is known of the people who wrote, and of their conversations; one statement for a whole batch. */
@Component
class SurroundingRows {
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SurroundingRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Somebody who wrote.
     *
     * @param fields the values of the company's own fields
     * @param conversations how many there are already, a thousand at most
     * @param rating their last, 1 to 5; null for none
     */
    record Writer(
            Map<String, @Nullable Object> fields,
            Instant since,
            int conversations,
            @Nullable Integer rating) {}

    Map<ContactId, Writer> writers(Collection<ContactId> contacts) {
        var found = new HashMap<ContactId, Writer>();
        jdbc.sql("""
                select ct.id, ct.fields, ct.created_at, r.score,
                       (select count(*) from (select from conversation c where c.contact_id = ct.id limit 1000) few) as conversations
                  from contact ct
                  left join lateral (select s.score from survey s
                                      where s.contact_id = ct.id and s.score is not null
                                      order by s.answered_at desc limit 1) r on true
                 where ct.id = any(:ids)
                """)
                .param("ids", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .query(row -> {
                    int score = row.getInt("score");
                    boolean rated = !row.wasNull();
                    found.put(
                            new ContactId(row.getObject("id", UUID.class)),
                            new Writer(
                                    fields(row.getString("fields")),
                                    row.getTimestamp("created_at").toInstant(),
                                    row.getInt("conversations"),
                                    rated ? score : null));
                });
        return found;
    }

    /** The values of the company's own fields. */
    Map<ConversationId, Map<String, @Nullable Object>> fields(Collection<ConversationId> conversations) {
        var found = new HashMap<ConversationId, Map<String, @Nullable Object>>();
        jdbc.sql("select id, fields from conversation where id = any(:ids) and fields <> '{}'")
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new ConversationId(row.getObject("id", UUID.class)), fields(row.getString("fields")));
                });
        return found;
    }

    private Map<String, @Nullable Object> fields(String text) {
        return text.equals("{}") ? Map.of() : json.readValue(text, FIELDS);
    }
}
