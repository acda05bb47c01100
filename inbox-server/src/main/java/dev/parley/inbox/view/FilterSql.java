package dev.parley.inbox.view;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter as a condition of SQL about {@code conversation c}, with its parameters.
 *
 * <p>Negations are pushed down to the conditions, and only there {@code is not true} decides about missing values: where nothing is
 * negated, the condition stays one that an index can answer.
 */
final class FilterSql {
    /** Lower case in every alphabet, whatever the database's own locale; the same as Java's for {@code Locale.ROOT}. */
    private static final String FOLD = "lower(%s collate \"und-x-icu\")";

    private static final String DAY = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}'";

    private final EmployeeId me;
    private final Instant now;
    private final Map<String, Object> params = new HashMap<>();
    private final String condition;

    private FilterSql(Filter filter, EmployeeId me, Instant now) {
        this.me = me;
        this.now = now;
        this.condition = sql(filter, false);
    }

    static FilterSql of(Filter filter, EmployeeId me, Instant now) {
        return new FilterSql(filter, me, now);
    }

    /** The condition, ready to stand behind {@code and}. */
    String condition() {
        return condition;
    }

    /** The parameters it names; their names begin with {@code f}. */
    Map<String, Object> params() {
        return params;
    }

    private String sql(Filter filter, boolean negated) {
        return switch (filter) {
            case Filter.All all -> joined(all.parts(), negated ? " or " : " and ", negated);
            case Filter.Any any -> joined(any.parts(), negated ? " and " : " or ", negated);
            case Filter.Not not -> sql(not.part(), !negated);
            case Filter.Where where -> {
                String test = where.field() instanceof CustomField custom
                        ? custom(custom, where.condition())
                        : known((KnownField) where.field(), where.condition());
                yield negated ? "((" + test + ") is not true)" : "(" + test + ")";
            }
        };
    }

    private String joined(List<Filter> parts, String with, boolean negated) {
        return parts.isEmpty()
                ? with.equals(" and ") ? "true" : "false"
                : parts.stream().map(part -> sql(part, negated)).collect(Collectors.joining(with, "(", ")"));
    }

    private String known(KnownField field, Condition condition) {
        return switch (field.type()) {
            case WORD -> words(field, condition.values());
            case ID, EMPLOYEE -> one(field, condition);
            case IDS, EMPLOYEES -> several(field, condition);
            // As a set of contacts, which is asked once, and not for each conversation.
            case TEXT ->
                field == KnownField.CONTACT_NAME
                        ? "c.contact_id in (select ct.id from contact ct where " + text("ct.name", condition) + ")"
                        : text(field.sql(), condition);
            case NUMBER -> number(field.sql(), condition);
            case SCORE -> score(field, condition);
            case TIME -> time(field.sql(), condition);
            case CUSTOM -> throw unfit(condition);
        };
    }

    /** Written out, since they are of a closed list: so the planner sees which index holds just these. */
    private static String words(KnownField field, List<String> words) {
        if (!field.words().containsAll(words)) {
            throw new IllegalStateException(words + " are no words of " + field.json());
        }
        if (field == KnownField.SPAM) {
            return words.stream()
                    .map(word -> word.equals("true") ? "c.spam" : "not c.spam")
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
        return words.stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", ", field.sql() + " in (", ")"));
    }

    private String one(KnownField field, Condition condition) {
        return switch (condition) {
            case Condition.In in -> field.sql() + " = any(" + ids(in.values()) + ")";
            case Condition.Present present -> field.sql() + (present.present() ? " is not null" : " is null");
            default -> throw unfit(condition);
        };
    }

    private String several(KnownField field, Condition condition) {
        return switch (condition) {
            case Condition.In in -> indexed(field) + field.sql() + " && " + ids(in.values());
            case Condition.Has has -> indexed(field) + field.sql() + " @> " + ids(has.values());
            case Condition.Present present -> field.sql() + (present.present() ? " <> '{}'" : " = '{}'");
            default -> throw unfit(condition);
        };
    }

    /** The index of tags holds those that have some. */
    private static String indexed(KnownField field) {
        return field == KnownField.TAG ? "c.tag_ids <> '{}' and " : "";
    }

    private String text(String value, Condition condition) {
        String folded = FOLD.formatted(value);
        return switch (condition) {
            case Condition.Contains contains -> folded + " like " + folded("%" + literal(contains.text()) + "%");
            case Condition.StartsWith starts -> folded + " like " + folded(literal(starts.text()) + "%");
            case Condition.In in ->
                in.values().stream().map(this::folded).collect(Collectors.joining(", ", folded + " in (", ")"));
            case Condition.Present present -> "coalesce(" + value + ", '')" + (present.present() ? " <> ''" : " = ''");
            default -> throw unfit(condition);
        };
    }

    private String number(String value, Condition condition) {
        return switch (condition) {
            case Condition.AtLeast least -> value + " >= " + param(least.number());
            case Condition.AtMost most -> value + " <= " + param(most.number());
            default -> throw unfit(condition);
        };
    }

    private String score(KnownField field, Condition condition) {
        return switch (condition) {
            case Condition.In in -> field.sql() + "::text = any(" + texts(in.values().stream()) + ")";
            case Condition.Present present -> field.sql() + (present.present() ? " is not null" : " is null");
            default -> number(field.sql(), condition);
        };
    }

    private String time(String value, Condition condition) {
        return switch (condition) {
            case Condition.Before before -> value + " < " + param(before.time());
            case Condition.After after -> value + " >= " + param(after.time());
            case Condition.OlderThan older -> value + " <= " + param(now.minus(older.age()));
            case Condition.NewerThan newer -> value + " > " + param(now.minus(newer.age()));
            case Condition.NextWithin next -> value + " <= " + param(now.plus(next.time()));
            case Condition.Present present -> value + (present.present() ? " is not null" : " is null");
            default -> throw unfit(condition);
        };
    }

    /** A company's own field: one value or a list of texts. */
    private String custom(CustomField field, Condition condition) {
        String fields = switch (field.owner()) {
            case CONVERSATION -> "c.fields";
            case CONTACT -> "(select ct.fields from contact ct where ct.id = c.contact_id)";
        };
        String value = "(" + fields + " -> " + param(field.key()) + ")";
        return switch (condition) {
            case Condition.AtLeast least -> numeric(value) + " >= " + param(least.number());
            case Condition.AtMost most -> numeric(value) + " <= " + param(most.number());
            case Condition.Has has ->
                has.values().stream()
                        .map(wanted -> anyValue(value, FOLD.formatted("v") + " = " + folded(wanted)))
                        .collect(Collectors.joining(" and "));
            case Condition.BeforeDay before ->
                anyValue(value, day("<", before.day().toString()));
            case Condition.FromDay from -> anyValue(value, day(">=", from.day().toString()));
            case Condition.Present present -> (present.present() ? "" : "not ") + anyValue(value, "v <> ''");
            default -> anyValue(value, text("v", condition));
        };
    }

    private String day(String than, String day) {
        return "v ~ " + DAY + " and v collate \"C\" " + than + " " + param(day);
    }

    private static String numeric(String value) {
        return "(case jsonb_typeof(" + value + ") when 'number' then " + value + "::numeric end)";
    }

    private static String anyValue(String value, String test) {
        return """
                exists (select 1
                          from jsonb_array_elements_text(
                                 case jsonb_typeof(%1$s) when 'array' then %1$s
                                      when 'null' then '[]' else jsonb_build_array(%1$s) end) as value (v)
                         where %1$s is not null and %2$s)""".formatted(value, test);
    }

    private String folded(String text) {
        return FOLD.formatted("cast(" + param(text) + " as text)");
    }

    /** A text as a pattern of {@code like} that means just this text. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private String ids(List<String> values) {
        return "cast(" + texts(values.stream().map(value -> value.equals(Field.ME) ? me.toString() : value))
                + " as uuid[])";
    }

    private String texts(Stream<String> values) {
        return param(values.toArray(String[]::new));
    }

    private String param(Object value) {
        String name = "f" + params.size();
        params.put(name, value instanceof Instant time ? Timestamp.from(time) : value);
        return ":" + name;
    }

    private static IllegalStateException unfit(Condition condition) {
        return new IllegalStateException(condition + " does not fit its field");
    }
}
