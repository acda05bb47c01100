package dev.parley.inbox.bot;

import dev.parley.botrules.Place;
import dev.parley.inbox.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts as people read them: because of this guideline in this version, and these words. */
@Component
class ActViews {
    private static final int MOST = 500;
    private static final TypeReference<List<Place>> PLACES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What a guideline did about a message.
     *
     * @param seq the number of the message
     * @param name of the guideline, as it was then
     * @param reason why the company does this, as it was then
     * @param words that it holds because of; empty where it asks about none
     * @param steps each action, and for those that were not done why
     */
    record ActView(
            UUID messageId,
            int seq,
            UUID guidelineId,
            int guidelineVersion,
            String name,
            String reason,
            List<String> words,
            List<Map<String, Object>> steps,
            Instant at) {}

    List<ActView> list(ConversationId id) {
        return jdbc.sql("""
                select m.id, m.seq, m.subject, coalesce(nullif(m.new_text, ''), m.text) as text, a.guideline_id, a.guideline_version,
                       coalesce(v.name, '') as name, coalesce(v.reason, '') as reason, a.places, a.steps, a.acted_at
                  from bot_act a
                  join message m on m.id = a.message_id
                  left join guideline_version v on v.guideline_id = a.guideline_id and v.version = a.guideline_version
                 where m.conversation_id = :id
                 order by m.seq, a.id
                 limit :most
                """)
                .param("id", id.value())
                .param("most", MOST)
                .query((row, number) -> {
                    String subject = row.getString("subject");
                    String whole = subject.isEmpty() ? row.getString("text") : subject + "\n\n" + row.getString("text");
                    return new ActView(
                            row.getObject("id", UUID.class),
                            row.getInt("seq"),
                            row.getObject("guideline_id", UUID.class),
                            row.getInt("guideline_version"),
                            row.getString("name"),
                            row.getString("reason"),
                            words(whole, json.readValue(row.getString("places"), PLACES)),
                            steps(row.getString("steps")),
                            row.getTimestamp("acted_at").toInstant());
                })
                .list();
    }

    private static List<String> words(String text, List<Place> places) {
        return places.stream()
                .filter(place -> place.end() <= text.length())
                .map(place -> text.substring(place.start(), place.end()))
                .distinct()
                .toList();
    }

    private List<Map<String, Object>> steps(String text) {
        JsonNode steps = json.readTree(text);
        return steps.valueStream()
                .map(step -> json.convertValue(step, new TypeReference<Map<String, Object>>() {}))
                .toList();
    }
}
