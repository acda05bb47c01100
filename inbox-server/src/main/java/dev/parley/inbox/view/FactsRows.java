package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the facts that filters ask for, by the same expressions that {@link FilterSql} uses. */
@Component
final class FactsRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactsRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static String column(KnownField field) {
        return "of_" + field.name().toLowerCase(Locale.ROOT);
    }

    /** These facts, and the company's own fields, of those conversations that exist. */
    List<Facts> list(Collection<ConversationId> ids, Set<KnownField> fields) {
        return jdbc.sql(select(fields))
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, number) -> read(row, fields))
                .list();
    }

    private static String select(Set<KnownField> fields) {
        return fields.stream()
                .map(field -> ", (" + field.sql() + ") as " + column(field))
                .sorted()
                .collect(Collectors.joining(
                        "",
                        "select c.id, c.team_id, c.number, c.merged_into is not null as merged, c.spam, c.fields, ct.fields as contact_fields",
                        """
                         from conversation c join contact ct on ct.id = c.contact_id
                        where c.id = any(:ids)
                        """));
    }

    private Facts read(ResultSet row, Set<KnownField> fields) throws SQLException {
        var words = new EnumMap<KnownField, String>(KnownField.class);
        var several = new EnumMap<KnownField, List<String>>(KnownField.class);
        var times = new EnumMap<KnownField, Instant>(KnownField.class);
        var numbers = new EnumMap<KnownField, Long>(KnownField.class);
        for (var field : fields) {
            String column = column(field);
            switch (field.type()) {
                case IDS, EMPLOYEES -> several.put(field, texts(row.getArray(column)));
                case NUMBER, SCORE -> putUnlessNull(numbers, field, number(row, column));
                case TIME -> putUnlessNull(times, field, time(row.getTimestamp(column)));
                default -> putUnlessNull(words, field, row.getString(column));
            }
        }
        return new Facts(
                new ConversationId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getBoolean("merged"),
                row.getBoolean("spam"),
                new TeamId(row.getObject("team_id", UUID.class)),
                words,
                several,
                times,
                numbers,
                Map.of(
                        CustomField.Owner.CONVERSATION, values(row.getString("fields")),
                        CustomField.Owner.CONTACT, values(row.getString("contact_fields"))));
    }

    private static <T> void putUnlessNull(Map<KnownField, T> map, KnownField field, @Nullable T value) {
        if (value != null) {
            map.put(field, value);
        }
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant time(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(Object::toString).toList();
    }

    private Map<String, Object> values(String text) {
        if (text.equals("{}")) {
            return Map.of();
        }
        var values = new HashMap<String, Object>();
        for (var property : json.readTree(text).properties()) {
            var value = property.getValue();
            if (!value.isNull()) {
                values.put(property.getKey(), value(value));
            }
        }
        return values;
    }

    private static Object value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(FactsRows::text).toList();
        }
        return value.isNumber() ? value.decimalValue() : text(value);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
