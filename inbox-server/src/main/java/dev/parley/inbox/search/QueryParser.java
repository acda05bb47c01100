package dev.parley.inbox.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type.
 *
 * <pre>
 * query  = group { group }                all of them
 * group  = item { "OR" item }             one of them
 * item   = [ "-" ] ( "(" query ")" | filter ":" value | '"' words '"' | word [ "*" ] )
 * </pre>
 *
 * What is still being typed counts as if it were finished: quotes and parentheses close at the end, a last OR is left out.
 */
final class QueryParser {
    private static final int LONGEST = 1000;
    private static final int MOST_ITEMS = 40;
    private static final int DEEPEST = 20;

    private final String text;
    private final FilterReader filters;
    private int at;
    private int items;

    private QueryParser(String text, Dates dates) {
        this.text = text;
        this.filters = new FilterReader(dates);
    }

    /** Reads a query; a problem with the place in it when it cannot be understood. */
    static Query parse(String text, Dates dates) {
        if (text.length() > LONGEST) {
            throw QueryProblem.TOO_LONG.of(
                    new Position(LONGEST, text.length() - LONGEST), LONGEST + " characters", List.of());
        }
        var parser = new QueryParser(text, dates);
        var clauses = parser.all(0);
        if (parser.at < text.length()) {
            throw QueryProblem.CLOSED_TOO_OFTEN.of(new Position(parser.at, 1), ")", List.of());
        }
        return parser.filters.query(clauses);
    }

    private List<Clause> all(int depth) {
        if (depth > DEEPEST) {
            throw QueryProblem.TOO_LONG.of(new Position(at, 1), DEEPEST + " parentheses within each other", List.of());
        }
        var parts = new ArrayList<Clause>();
        while (more()) {
            var group = group(depth);
            if (group != null) {
                parts.add(group);
            }
        }
        return parts;
    }

    private @Nullable Clause group(int depth) {
        var parts = new ArrayList<Clause>();
        int start = at;
        boolean alternatives = false;
        do {
            var item = item(depth, alternatives || isOrAfterItem());
            if (item != null) {
                parts.add(item);
            }
            alternatives = true;
        } while (or() && more());
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.getFirst();
            default -> alternatives(parts, start);
        };
    }

    private Clause alternatives(List<Clause> parts, int start) {
        if (parts.size() > MOST_ITEMS) {
            throw QueryProblem.TOO_LONG.of(new Position(start, at - start), MOST_ITEMS + " parts", List.of());
        }
        return new Clause.Any(parts);
    }

    private @Nullable Clause item(int depth, boolean alternative) {
        int start = at;
        if (++items > MOST_ITEMS) {
            throw QueryProblem.TOO_LONG.of(
                    new Position(start, text.length() - start), MOST_ITEMS + " parts", List.of());
        }
        boolean not = text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        if (not) {
            at++;
        }
        var clause = at < text.length() ? positive(depth, alternative, not, start) : null;
        return clause != null && not ? new Clause.Not(clause) : clause;
    }

    private @Nullable Clause positive(int depth, boolean alternative, boolean not, int start) {
        char first = text.charAt(at);
        if (first == '(') {
            at++;
            var parts = all(depth + 1);
            if (at < text.length()) {
                at++;
            }
            return parts.isEmpty() ? null : parts.size() == 1 ? parts.getFirst() : new Clause.All(parts);
        }
        if (first == '"') {
            return phrase(quoted());
        }
        String word = bare();
        int colon = word.indexOf(':');
        if (colon > 0) {
            String name = word.substring(0, colon).toLowerCase(Locale.ROOT);
            String rest = word.substring(colon + 1);
            if (filters.isFilter(name, rest)) {
                String value = rest.isEmpty() && at < text.length() && text.charAt(at) == '"' ? quoted() : rest;
                var place = new FilterReader.Place(new Position(start, at - start), alternative || depth > 0, not);
                return filters.read(name, value, place);
            }
        }
        if (word.matches("#\\d{1,18}")) {
            var place = new FilterReader.Place(new Position(start, at - start), alternative || depth > 0, not);
            return filters.read("number", word, place);
        }
        return word(word);
    }

    /** A word that is several words for the index ("AC-2026-1", an address) is a phrase. */
    private static @Nullable Clause word(String written) {
        boolean start = written.endsWith("*");
        var words = Words.texts(written);
        return switch (words.size()) {
            case 0 -> null;
            case 1 -> start ? new Clause.Start(words.getFirst()) : new Clause.Word(words.getFirst());
            default -> new Clause.Phrase(words);
        };
    }

    private static @Nullable Clause phrase(String written) {
        var words = Words.texts(written);
        return words.isEmpty() ? null : new Clause.Phrase(words);
    }

    private String quoted() {
        int open = at + 1;
        int close = text.indexOf('"', open);
        at = close < 0 ? text.length() : close + 1;
        return text.substring(open, close < 0 ? text.length() : close);
    }

    private String bare() {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isEnd(char next) {
        return Character.isWhitespace(next) || next == '(' || next == ')' || next == '"';
    }

    /** Whether another item follows before the end or a closing parenthesis. */
    private boolean more() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) != ')';
    }

    private boolean or() {
        int before = at;
        if (more() && (text.startsWith("OR", at) || text.startsWith("|", at))) {
            int end = at + (text.charAt(at) == '|' ? 1 : 2);
            if (end == text.length() || isEnd(text.charAt(end))) {
                at = end;
                return true;
            }
        }
        at = before;
        return false;
    }

    /** Looks ahead: a filter on the left side of OR must know that it stands there. */
    private boolean isOrAfterItem() {
        int before = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '(') {
            at = before;
            return false;
        }
        if (text.charAt(at) == '"') {
            quoted();
        } else {
            String word = bare();
            if (word.endsWith(":") && at < text.length() && text.charAt(at) == '"') {
                quoted();
            }
        }
        boolean or = or();
        at = before;
        return or;
    }
}
