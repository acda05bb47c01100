package dev.parley.inbox.view;

import dev.parley.inbox.employee.EmployeeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides in plain Java whether a conversation belongs to a view; the same as {@link FilterSql} by every means that a test found.
 *
 * @param me whoever asks
 * @param now what ages are counted from, in microseconds
 */
record FilterMatch(EmployeeId me, Instant now) {
    boolean matches(Filter filter, Facts facts) {
        return switch (filter) {
            case Filter.All all -> all.parts().stream().allMatch(part -> matches(part, facts));
            case Filter.Any any -> any.parts().stream().anyMatch(part -> matches(part, facts));
            case Filter.Not not -> !matches(not.part(), facts);
            case Filter.Where where -> matches(where.field(), where.condition(), facts);
        };
    }

    private boolean matches(Field field, Condition condition, Facts facts) {
        return switch (condition) {
            case Condition.In in ->
                wanted(field, in.values()).anyMatch(texts(field, facts).toList()::contains);
            case Condition.Has has ->
                wanted(field, has.values()).allMatch(texts(field, facts).toList()::contains);
            case Condition.Contains contains ->
                texts(field, facts).anyMatch(text -> text.contains(lower(contains.text())));
            case Condition.StartsWith starts ->
                texts(field, facts).anyMatch(text -> text.startsWith(lower(starts.text())));
            case Condition.AtLeast least ->
                number(field, facts)
                        .filter(number -> number.compareTo(least.number()) >= 0)
                        .isPresent();
            case Condition.AtMost most ->
                number(field, facts)
                        .filter(number -> number.compareTo(most.number()) <= 0)
                        .isPresent();
            case Condition.BeforeDay before ->
                texts(field, facts)
                        .anyMatch(text ->
                                isDay(text) && text.compareTo(before.day().toString()) < 0);
            case Condition.FromDay from ->
                texts(field, facts)
                        .anyMatch(
                                text -> isDay(text) && text.compareTo(from.day().toString()) >= 0);
            case Condition.Present present -> isPresent(field, facts) == present.present();
            default ->
                time(field, facts).filter(time -> isWithin(time, condition)).isPresent();
        };
    }

    private boolean isWithin(Instant time, Condition condition) {
        return switch (condition) {
            case Condition.Before before -> time.isBefore(before.time());
            case Condition.After after -> !time.isBefore(after.time());
            case Condition.OlderThan older -> !time.isAfter(now.minus(older.age()));
            case Condition.NewerThan newer -> time.isAfter(now.minus(newer.age()));
            case Condition.NextWithin next -> !time.isAfter(now.plus(next.time()));
            default -> throw new IllegalStateException(condition + " says nothing of times");
        };
    }

    private static boolean isPresent(Field field, Facts facts) {
        return field.type() == FieldType.TIME
                ? time(field, facts).isPresent()
                : texts(field, facts).anyMatch(text -> !text.isEmpty());
    }

    private Stream<String> wanted(Field field, List<String> values) {
        return switch (field.type()) {
            case EMPLOYEE, EMPLOYEES -> values.stream().map(value -> value.equals(Field.ME) ? me.toString() : value);
            case TEXT, CUSTOM -> values.stream().map(FilterMatch::lower);
            default -> values.stream();
        };
    }

    /** The field's values, free texts in lower case. */
    private static Stream<String> texts(Field field, Facts facts) {
        return switch (field) {
            case KnownField known ->
                switch (known.type()) {
                    case IDS, EMPLOYEES -> facts.several().getOrDefault(known, List.of()).stream();
                    case SCORE -> Stream.ofNullable(facts.numbers().get(known)).map(String::valueOf);
                    case TEXT -> Stream.ofNullable(facts.words().get(known)).map(FilterMatch::lower);
                    default -> Stream.ofNullable(facts.words().get(known));
                };
            case CustomField custom -> customTexts(facts.custom(custom));
        };
    }

    private static Stream<String> customTexts(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> list.stream().map(each -> lower(String.valueOf(each)));
            case BigDecimal number -> Stream.of(number.toPlainString());
            default -> Stream.of(lower(value.toString()));
        };
    }

    private static Optional<BigDecimal> number(Field field, Facts facts) {
        return switch (field) {
            case KnownField known ->
                Optional.ofNullable(facts.numbers().get(known)).map(BigDecimal::valueOf);
            case CustomField custom ->
                facts.custom(custom) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
        };
    }

    private static Optional<Instant> time(Field field, Facts facts) {
        return field instanceof KnownField known
                ? Optional.ofNullable(facts.times().get(known))
                : Optional.empty();
    }

    private static boolean isDay(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
