package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one conversation that a filter can ask, as PostgreSQL says it now.
 *
 * @param merged whether it is shown as the conversation that it was merged into, and so in no view
 * @param spam whether it is in Spam, and so in no view that does not ask for that
 * @param words words and single ids of {@link KnownField}s by field; absent where there is none
 * @param several the values of fields with several
 * @param times microseconds at the finest
 * @param custom the company's own fields: texts, numbers, booleans and lists of texts
 */
record Facts(
        ConversationId id,
        long number,
        boolean merged,
        boolean spam,
        TeamId team,
        Map<KnownField, String> words,
        Map<KnownField, List<String>> several,
        Map<KnownField, Instant> times,
        Map<KnownField, Long> numbers,
        Map<CustomField.Owner, Map<String, Object>> custom) {

    Facts {
        words = Map.copyOf(words);
        several = Map.copyOf(several);
        times = Map.copyOf(times);
        numbers = Map.copyOf(numbers);
        custom = Map.copyOf(custom);
    }

    boolean has(KnownField field, String value) {
        return several.getOrDefault(field, List.of()).contains(value);
    }

    @Nullable Object custom(CustomField field) {
        return custom.getOrDefault(field.owner(), Map.of()).get(field.key());
    }
}
