package dev.parley.inbox.field;

import java.util.List;
import org.springframework.stereotype.Component;

/** The company's own fields as other modules need to know them: what they are called in values, and what they hold. */
@Component
public final class DefinedFields {
    private final FieldRows rows;

    DefinedFields(FieldRows rows) {
        this.rows = rows;
    }

    /** What values of a field are. */
    public enum Type {
        /** A text, a date, a choice or an address. */
        TEXT,
        /** Some choices. */
        TEXTS,
        NUMBER,
        FLAG
    }

    /** A field by the key of its values. */
    public record Defined(FieldSubject subject, String key, Type type) {}

    /** All of them. */
    public List<Defined> list() {
        return rows.listAll().stream()
                .map(field -> new Defined(field.subject(), field.key(), type(field.type())))
                .toList();
    }

    private static Type type(FieldType type) {
        return switch (type) {
            case TEXT, DATE, CHOICE, LINK -> Type.TEXT;
            case CHOICES -> Type.TEXTS;
            case NUMBER -> Type.NUMBER;
            case BOOLEAN -> Type.FLAG;
        };
    }
}
