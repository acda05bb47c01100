package dev.parley.inbox.field;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores values after they were checked, and tells it. The caller makes sure that the doer may. */
@Component
class FieldValues {
    private final FieldRows fields;
    private final FieldValueRows rows;
    private final Announcements announcements;
    private final Clock clock;

    FieldValues(FieldRows fields, FieldValueRows rows, Announcements announcements, Clock clock) {
        this.fields = fields;
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Sets values by key; null empties a field. Those not named stay. */
    @Transactional
    public Map<String, Object> set(ConversationId id, EmployeeId by, Map<String, @Nullable Object> wished) {
        var known = byKey(FieldSubject.CONVERSATION);
        var held = rows.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        var after = apply(known, held.values(), wished);
        if (after.equals(held.values())) {
            return after;
        }
        long version = rows.update(id, after);
        rows.remember(id, version, changes(known, held.values(), after, wished));
        announcements.add(new ParleyEvent(
                EventType.FIELDS_CHANGED,
                id.value(),
                version,
                held.team(),
                null,
                by.value(),
                clock.instant(),
                Map.of()));
        return after;
    }

    /** The same for a contact; told without a conversation. */
    @Transactional
    public Map<String, Object> set(ContactId id, EmployeeId by, Map<String, @Nullable Object> wished) {
        var before = rows.lock(id).orElseThrow(() -> Problem.notFound("contact"));
        var after = apply(byKey(FieldSubject.CONTACT), before, wished);
        if (!after.equals(before)) {
            rows.update(id, after);
            announcements.add(new ParleyEvent(
                    EventType.CONTACT_CHANGED,
                    null,
                    0,
                    null,
                    null,
                    by.value(),
                    clock.instant(),
                    Map.of("contact", id.toString())));
        }
        return after;
    }

    private Map<String, Field> byKey(FieldSubject subject) {
        return fields.listAll().stream()
                .filter(field -> field.subject() == subject)
                .collect(Collectors.toMap(Field::key, Function.identity()));
    }

    private static Map<String, Object> apply(
            Map<String, Field> known, Map<String, Object> before, Map<String, @Nullable Object> wished) {
        var after = new HashMap<>(before);
        wished.forEach((key, value) -> {
            var field = known.get(key);
            if (field == null) {
                throw Problem.notFound("field");
            }
            FieldCheck.check(field, value).ifPresentOrElse(checked -> after.put(key, checked), () -> after.remove(key));
        });
        return after;
    }

    private static List<FieldValueRows.Changed> changes(
            Map<String, Field> known,
            Map<String, Object> before,
            Map<String, Object> after,
            Map<String, @Nullable Object> wished) {
        var changes = new ArrayList<FieldValueRows.Changed>();
        for (var key : wished.keySet()) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                var field = Objects.requireNonNull(known.get(key));
                changes.add(new FieldValueRows.Changed(
                        key, field.label(), words(field, before.get(key)), words(field, after.get(key))));
            }
        }
        return changes;
    }

    private static String words(Field field, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> several) {
            return several.stream()
                    .map(one -> field.labelOf(String.valueOf(one)))
                    .collect(Collectors.joining(", "));
        }
        String text = String.valueOf(value).replaceAll("\\s+", " ");
        String shown = field.type() == FieldType.CHOICE ? field.labelOf(text) : text;
        return shown.length() > 120 ? shown.substring(0, 119) + "…" : shown;
    }
}
