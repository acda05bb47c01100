package dev.parley.inbox.search;

import dev.parley.inbox.conversation.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the filters of one query: some are parts of its clauses, the others are kept until the query is whole. */
final class FilterReader {
    private static final List<String> KNOWN = List.of(
            "from",
            "to",
            "subject",
            "file",
            "has",
            "in",
            "team",
            "channel",
            "tag",
            "holder",
            "status",
            "is",
            "priority",
            "number",
            "before",
            "after",
            "on");
    private static final List<String> STATES =
            Arrays.stream(Filter.State.values()).map(FilterReader::lower).toList();
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(FilterReader::lower).toList();

    private final Dates dates;
    private final List<Filter> filters = new ArrayList<>();
    private @Nullable Instant after;
    private @Nullable Instant before;

    FilterReader(Dates dates) {
        this.dates = dates;
    }

    /** Where a filter stands, whether it is one of several alternatives, and whether it has a minus sign. */
    record Place(Position position, boolean alternative, boolean not) {}

    /** A colon is common in texts ("Re: offer", "12:30"): only names of filters, and what looks like one mistyped, count. */
    boolean isFilter(String name, String value) {
        return KNOWN.contains(name) || !value.isEmpty() && !value.startsWith("//") && looksLikeOne(name);
    }

    Query query(List<Clause> clauses) {
        return new Query(clauses, filters, after, before);
    }

    /** Null for filters that are no clause. */
    @Nullable Clause read(String name, String value, Place place) {
        if (!KNOWN.contains(name)) {
            throw QueryProblem.UNKNOWN_FILTER.of(place.position(), name + ":", KNOWN);
        }
        if (value.isBlank()) {
            throw QueryProblem.NO_VALUE.of(place.position(), name + ":", examples(name));
        }
        return switch (name) {
            case "from" -> person(Facet.FROM, value);
            case "to" -> person(Facet.TO, value);
            case "subject" -> words(value, Clause.InSubject::new);
            case "file" -> words(value, word -> new Clause.With(Facet.FILE, word, true));
            case "has" -> oneOf(value, place, List.of("attachment"), found -> new Clause.With(Facet.HAS, found, false));
            case "in" -> in(value, place);
            default -> {
                keep(name, value, place);
                yield null;
            }
        };
    }

    private @Nullable Clause in(String value, Place place) {
        if (value.equalsIgnoreCase("spam")) {
            keep("is", "spam", place);
            return null;
        }
        return oneOf(
                value,
                place,
                examples("in"),
                found -> new Clause.With(Facet.KIND, found.equals("notes") ? "note" : found, false));
    }

    private interface Made {
        Clause of(String word);
    }

    private static @Nullable Clause words(String value, Made made) {
        var parts = Words.texts(value).stream().map(made::of).toList();
        return parts.isEmpty() ? null : parts.size() == 1 ? parts.getFirst() : new Clause.All(parts);
    }

    private static @Nullable Clause person(Facet facet, String value) {
        if (value.indexOf('@') > 0 && value.indexOf(' ') < 0) {
            return new Clause.With(facet, value.toLowerCase(Locale.ROOT), true);
        }
        return words(value, word -> new Clause.With(facet, word, true));
    }

    private static Clause oneOf(String value, Place place, List<String> possible, Made made) {
        String found = value.toLowerCase(Locale.ROOT);
        if (!possible.contains(found)) {
            throw QueryProblem.UNKNOWN_VALUE.of(place.position(), value, possible);
        }
        return made.of(found);
    }

    private void keep(String name, String value, Place place) {
        if (place.alternative()) {
            throw QueryProblem.NOT_IN_OR.of(place.position(), name + ":", List.of(name + ":" + value + ",…"));
        }
        switch (name) {
            case "before", "after", "on" -> date(name, value, place);
            case "number" -> number(value, place);
            case "priority" -> {
                oneOf(value, place, PRIORITIES, Clause.Word::new);
                filters.add(new Filter.Urgency(Priority.valueOf(value.toUpperCase(Locale.ROOT)), place.not()));
            }
            case "is", "status" -> {
                oneOf(value, place, name.equals("is") ? STATES : STATES.subList(0, 2), Clause.Word::new);
                filters.add(new Filter.Is(Filter.State.valueOf(value.toUpperCase(Locale.ROOT)), place.not()));
            }
            case "holder" -> holder(value, place);
            default -> named(Filter.Named.valueOf(name.toUpperCase(Locale.ROOT)), value, place);
        }
    }

    private void holder(String value, Place place) {
        switch (value.toLowerCase(Locale.ROOT)) {
            case "me" -> filters.add(new Filter.Is(Filter.State.MINE, place.not()));
            case "none" -> filters.add(new Filter.Is(Filter.State.UNASSIGNED, place.not()));
            default -> named(Filter.Named.HOLDER, value, place);
        }
    }

    private void named(Filter.Named what, String value, Place place) {
        var names = Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        filters.add(new Filter.Unresolved(what, names, place.not(), place.position()));
    }

    private void number(String value, Place place) {
        String digits = value.startsWith("#") ? value.substring(1) : value;
        if (!digits.matches("\\d{1,18}")) {
            throw QueryProblem.NOT_A_NUMBER.of(place.position(), value, List.of());
        }
        refuseMinus(place, value);
        filters.add(new Filter.Number(Long.parseLong(digits)));
    }

    /** Two bounds of one kind: the narrower one counts. */
    private void date(String name, String value, Place place) {
        refuseMinus(place, name + ":");
        var span =
                dates.read(value).orElseThrow(() -> QueryProblem.NOT_A_DATE.of(place.position(), value, Dates.FORMS));
        if (!name.equals("before") && (after == null || span.from().isAfter(after))) {
            after = span.from();
        }
        var end = name.equals("before") ? span.from() : span.to();
        if (!name.equals("after") && (before == null || end.isBefore(before))) {
            before = end;
        }
    }

    private static void refuseMinus(Place place, String what) {
        if (place.not()) {
            throw QueryProblem.NOT_NEGATIVE.of(place.position(), what, List.of());
        }
    }

    /** Every filter by its name. */
    static List<String> names() {
        return KNOWN;
    }

    /** What may stand after a filter. */
    static List<String> examples(String name) {
        return switch (name) {
            case "from", "to" -> List.of("anna", "anna@example.com", "example.com");
            case "has" -> List.of("attachment");
            case "in" -> List.of("inbound", "outbound", "notes", "spam");
            case "is" -> STATES;
            case "status" -> STATES.subList(0, 2);
            case "priority" -> PRIORITIES;
            case "before", "after", "on" -> Dates.FORMS;
            default -> List.of("…");
        };
    }

    /** One letter too many, too few or wrong, or two in the wrong order. */
    private static boolean looksLikeOne(String name) {
        return name.length() > 3
                && KNOWN.stream()
                        .anyMatch(known -> known.length() > 3 && distance(name, known) <= (known.length() > 5 ? 2 : 1)
                                || sorted(known).equals(sorted(name)));
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, n -> n);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
