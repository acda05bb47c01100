package dev.parley.inbox.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that filters can ask, with the conditions it takes.
 *
 * @param label what people read, where the company named it; the others are the client's to name
 * @param words all it can be, where that is a closed list of words
 * @param choices what it can be by name, where it holds ids or the company listed its values
 */
record FieldView(
        String field,
        @Nullable String label,
        FieldType type,
        List<String> conditions,
        List<String> words,
        List<ChoiceRows.Choice> choices) {

    static FieldView of(KnownField field, List<ChoiceRows.Choice> choices) {
        return new FieldView(field.json(), null, field.type(), field.type().conditions(), field.words(), choices);
    }

    static FieldView of(ChoiceRows.Own own) {
        List<String> words = own.type().equals("BOOLEAN") ? List.of("true", "false") : List.of();
        return new FieldView(
                own.field().json(), own.label(), FieldType.CUSTOM, conditions(own.type()), words, own.choices());
    }

    private static List<String> conditions(String type) {
        return switch (type) {
            case "NUMBER" -> List.of("atLeast", "atMost", "present");
            case "DATE" -> List.of("beforeDay", "fromDay", "present");
            case "BOOLEAN", "CHOICE" -> List.of("in", "present");
            case "CHOICES" -> List.of("in", "has", "present");
            default -> List.of("contains", "startsWith", "in", "present");
        };
    }
}
