package dev.parley.inbox.view;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which conversations a view shows: a tree of conditions. {@link FilterSql} asks PostgreSQL for them, {@link FilterMatch} decides
 * about one in plain Java, {@link FilterJson} reads and writes it; the three agree.
 */
sealed interface Filter {
    /** All of these; without parts it is true. */
    record All(List<Filter> parts) implements Filter {
        /** Keeps a copy. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these; without parts it is false. */
    record Any(List<Filter> parts) implements Filter {
        /** Keeps a copy. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. */
    record Not(Filter part) implements Filter {}

    /** A field that meets a condition; a field without a value meets none but {@code Present(false)}. */
    record Where(Field field, Condition condition) implements Filter {}

    /** All conditions in it, in their order. */
    default Stream<Where> conditions() {
        return switch (this) {
            case All all -> all.parts().stream().flatMap(Filter::conditions);
            case Any any -> any.parts().stream().flatMap(Filter::conditions);
            case Not not -> not.part().conditions();
            case Where where -> Stream.of(where);
        };
    }

    /** Whether it means another thing for each person who asks. */
    default boolean dependsOnAsker() {
        return any(where -> where.condition().values().contains(Field.ME));
    }

    /** Whether what it shows changes with time alone. */
    default boolean dependsOnTime() {
        return any(where -> switch (where.condition()) {
            case Condition.OlderThan older -> true;
            case Condition.NewerThan newer -> true;
            case Condition.NextWithin next -> true;
            default -> false;
        });
    }

    /** Whether it asks about the contact, who may change without the conversation. */
    default boolean dependsOnContact() {
        return any(where -> switch (where.field()) {
            case KnownField known -> known == KnownField.CONTACT_NAME || known == KnownField.HANDLE;
            case CustomField custom -> custom.owner() == CustomField.Owner.CONTACT;
        });
    }

    /** Whether it says itself what of Spam it shows; otherwise it shows nothing of it. */
    default boolean asksForSpam() {
        return any(where -> where.field() == KnownField.SPAM);
    }

    private boolean any(Predicate<Where> test) {
        return conditions().anyMatch(test);
    }
}
