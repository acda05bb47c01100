package dev.parley.botrules;

import dev.parley.botrules.Fact.Custom;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Fact.Type;
import java.util.Map;
import java.util.Optional;

/**
 * The facts there are in a company: those known of every message, and its own fields.
 *
 * @param fields what each of the company's fields holds
 */
public record Vocabulary(Map<Custom, Type> fields) {
    /** Of a company without fields of its own. */
    public static final Vocabulary PLAIN = new Vocabulary(Map.of());

    /** Keeps a copy. */
    public Vocabulary {
        fields = Map.copyOf(fields);
    }

    /** What a fact holds; empty where there is no such field, or no more. */
    public Optional<Type> type(Fact fact) {
        return switch (fact) {
            case Known known -> Optional.of(known.type());
            case Custom custom -> Optional.ofNullable(fields.get(custom));
        };
    }
}
