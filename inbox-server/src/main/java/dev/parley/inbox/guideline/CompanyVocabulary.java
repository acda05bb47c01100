package dev.parley.inbox.guideline;

import dev.parley.botrules.Fact;
import dev.parley.botrules.Vocabulary;
import dev.parley.inbox.field.DefinedFields;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The facts there are in this company: those known of every message, and its own fields. */
@Component
final class CompanyVocabulary {
    private final DefinedFields fields;

    CompanyVocabulary(DefinedFields fields) {
        this.fields = fields;
    }

    Vocabulary read() {
        var types = new HashMap<Fact.Custom, Fact.Type>();
        for (var field : fields.list()) {
            String subject = field.subject().name().toLowerCase(Locale.ROOT);
            types.put(new Fact.Custom(subject + "." + field.key()), type(field.type()));
        }
        return new Vocabulary(types);
    }

    private static Fact.Type type(DefinedFields.Type type) {
        return switch (type) {
            case TEXT -> Fact.Type.TEXT;
            case TEXTS -> Fact.Type.TEXTS;
            case NUMBER -> Fact.Type.NUMBER;
            case FLAG -> Fact.Type.FLAG;
        };
    }
}
