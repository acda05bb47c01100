package dev.parley.inbox.field;

import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.problem.Problem;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a manager wishes a field to be; absent things stay as they are, or take their default in a new field. */
record FieldRequest(
        @Nullable FieldSubject subject,
        @Nullable String key,
        @Nullable FieldType type,
        @Nullable String label,
        @Nullable Map<String, String> labels,
        @Nullable List<ChoiceRequest> choices,
        @Nullable Boolean requiredOnClose) {

    private static final int MOST_CHOICES = 200;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** A choice; one without a value is new. */
    record ChoiceRequest(@Nullable String value, @Nullable String label) {}

    Field create(UUID id, int position) {
        if (subject == null || type == null) {
            throw Problem.invalid("Say what the field belongs to (subject) and what it holds (type).");
        }
        String name = Checked.name(label, "The field's label");
        return checked(new Field(
                id,
                subject,
                key == null || key.isBlank() ? keyOf(name) : checkedKey(key),
                type,
                name,
                checkedLabels(Map.of()),
                checkedChoices(type, List.of()),
                Boolean.TRUE.equals(requiredOnClose),
                position));
    }

    Field change(Field before) {
        if (type != null && type != before.type()) {
            throw Problem.invalid(
                    "What a field holds cannot change, because its values would be lost. Make a new one.");
        }
        return checked(new Field(
                before.id(),
                before.subject(),
                before.key(),
                before.type(),
                label == null ? before.label() : Checked.name(label, "The field's label"),
                checkedLabels(before.labels()),
                checkedChoices(before.type(), before.choices()),
                requiredOnClose == null ? before.requiredOnClose() : requiredOnClose,
                before.position()));
    }

    private static Field checked(Field field) {
        boolean chooses = field.type() == FieldType.CHOICE || field.type() == FieldType.CHOICES;
        if (chooses && field.choices().isEmpty()) {
            throw Problem.invalid("Give at least one choice.");
        }
        if (field.requiredOnClose() && field.subject() == FieldSubject.CONTACT) {
            throw Problem.invalid("Only a field of conversations can be required when one is closed.");
        }
        return field;
    }

    private Map<String, String> checkedLabels(Map<String, String> before) {
        if (labels == null) {
            return before;
        }
        var kept = new HashMap<String, String>();
        labels.forEach((language, text) -> {
            if (!text.isBlank()) {
                kept.put(Language.of(language).code(), Checked.name(text, "A field's label"));
            }
        });
        return kept;
    }

    private List<Field.Choice> checkedChoices(FieldType type, List<Field.Choice> before) {
        if (choices == null || (type != FieldType.CHOICE && type != FieldType.CHOICES)) {
            return before;
        }
        if (choices.size() > MOST_CHOICES) {
            throw Problem.invalid("A field has at most " + MOST_CHOICES + " choices.");
        }
        var values = new HashSet<String>();
        return choices.stream()
                .map(choice -> {
                    String name = Checked.name(choice.label(), "A choice");
                    String value = choice.value() == null || choice.value().isBlank() ? keyOf(name) : choice.value();
                    if (value.length() > 100 || !values.add(value)) {
                        throw Problem.invalid("There are two choices called " + name + ".");
                    }
                    return new Field.Choice(value, name);
                })
                .toList();
    }

    private static String checkedKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid(
                    "A field's key has up to 40 small letters, digits and underscores, and begins with a letter.");
        }
        return key;
    }

    /** "Bestell-Nr." becomes {@code bestell_nr}; what has no Latin letters gets a number. */
    static String keyOf(String label) {
        String plain = Normalizer.normalize(label.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String key = plain.isEmpty() ? "field_" + Integer.toHexString(Objects.hashCode(label)) : plain;
        return key.length() > 40 ? key.substring(0, 40) : key;
    }
}
