package dev.parley.inbox.field;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A field that the company defined.
 *
 * @param key names the value in {@code fields}; it never changes
 * @param label what people read, unless their language has a label of its own
 * @param labels by language code
 * @param choices what may be chosen, in order; empty for other types
 * @param requiredOnClose whether a conversation is only closed when it has a value
 * @param position its place among the fields of its subject
 */
record Field(
        UUID id,
        FieldSubject subject,
        String key,
        FieldType type,
        String label,
        Map<String, String> labels,
        List<Choice> choices,
        boolean requiredOnClose,
        int position) {

    Field {
        labels = Map.copyOf(labels);
        choices = List.copyOf(choices);
    }

    /** Something that may be chosen; the value stays when its label changes. */
    record Choice(String value, String label) {}

    /** What people read for a value that may be chosen. */
    String labelOf(String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    boolean offers(String value) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value));
    }
}
