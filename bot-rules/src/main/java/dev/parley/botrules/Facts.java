package dev.parley.botrules;

import dev.parley.botrules.Fact.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one message or draft besides its words. What is not known has the empty value of its type. */
public final class Facts {
    private static final Map<Fact.Type, Object> EMPTY =
            Map.of(Fact.Type.TEXT, "", Fact.Type.TEXTS, List.of(), Fact.Type.NUMBER, Double.NaN, Fact.Type.FLAG, false);

    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
        this.values = values;
    }

    /** Of whom nothing is known. */
    public static Builder of(Vocabulary vocabulary) {
        return new Builder(vocabulary);
    }

    /** Gathers what is known. */
    public static final class Builder {
        private final Map<String, Object> values = new HashMap<>();
        private final Vocabulary vocabulary;

        private Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            for (var known : Known.values()) {
                values.put(known.key(), EMPTY.get(known.type()));
            }
            vocabulary.fields().forEach((field, type) -> values.put(field.key(), EMPTY.get(type)));
        }

        /**
         * Says what a fact is; null, and what its type cannot hold, leave it unknown.
         *
         * @param value a text, number or flag, or a collection of texts
         */
        public Builder with(Fact fact, @Nullable Object value) {
            var type = vocabulary.type(fact);
            if (value != null && type.isPresent()) {
                var fitting = fitting(type.get(), value);
                if (fitting != null) {
                    values.put(fact.key(), fitting);
                }
            }
            return this;
        }

        /**
         * The same for somebody who has to be told.
         *
         * @throws IllegalArgumentException where the fact cannot hold that, or there is no such fact
         */
        public Builder withExactly(Fact fact, Object value) {
            var type = vocabulary
                    .type(fact)
                    .orElseThrow(() -> new IllegalArgumentException("There is no " + fact.key() + "."));
            if (fitting(type, value) == null) {
                throw new IllegalArgumentException(fact.key() + " holds a " + type + ", not " + value + ".");
            }
            return with(fact, value);
        }

        private static @Nullable Object fitting(Fact.Type type, Object value) {
            return switch (type) {
                case TEXT -> value instanceof Collection ? null : value.toString();
                case TEXTS ->
                    value instanceof Collection<?> texts
                            ? texts.stream().map(String::valueOf).toList()
                            : null;
                case NUMBER -> value instanceof Number number ? number.doubleValue() : null;
                case FLAG -> value instanceof Boolean ? value : null;
            };
        }

        /** All of it. */
        public Facts build() {
            return new Facts(Map.copyOf(values));
        }
    }

    /** The value of a fact's key: a String, Double, Boolean or list of Strings; empty text where there is no such fact. */
    public Object value(String key) {
        return values.getOrDefault(key, "");
    }

    /** A text, empty where it is not known. */
    public String text(Known fact) {
        return value(fact.key()) instanceof String text ? text : "";
    }

    /** Some texts. */
    public List<String> texts(Known fact) {
        return value(fact.key()) instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }
}
