package dev.parley.inbox.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes clauses as a {@code tsquery}. */
final class Lexemes {
    private final Map<String, Set<String>> forms;

    Lexemes(Map<String, Set<String>> forms) {
        this.forms = forms;
    }

    /** All of the clauses; empty when there are none. */
    String all(List<Clause> clauses) {
        return join(clauses, " & ", this::one);
    }

    /** The words that results are ranked by, any of them, as they were typed or in all forms; empty when there are none. */
    String wanted(List<Clause> clauses, boolean exact) {
        return clauses.stream()
                .map(clause -> wanted(clause, exact))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private String wanted(Clause clause, boolean exact) {
        return switch (clause) {
            case Clause.All all -> wanted(all.parts(), exact);
            case Clause.Any any -> wanted(any.parts(), exact);
            case Clause.Not not -> "";
            case Clause.With with -> "";
            case Clause.Word word -> exact ? quote(word.word()) : one(word);
            case Clause.InSubject subject -> quote(subject.word());
            case Clause.Start start -> one(start);
            case Clause.Phrase phrase -> one(phrase);
        };
    }

    private String one(Clause clause) {
        return switch (clause) {
            case Clause.All all -> join(all.parts(), " & ", this::one);
            case Clause.Any any -> join(any.parts(), " | ", this::one);
            case Clause.Not not -> "!(" + one(not.part()) + ")";
            case Clause.Word word -> join(formsOf(word.word()), " | ", Lexemes::quote);
            case Clause.InSubject subject ->
                join(formsOf(subject.word()), " | ", form -> quote(Facet.SUBJECT.of(form)));
            case Clause.Start start -> quote(start.letters()) + ":*";
            case Clause.Phrase phrase -> join(phrase.words(), " <-> ", Lexemes::quote);
            case Clause.With with -> quote(with.facet().of(with.value())) + (with.start() ? ":*" : "");
        };
    }

    private Collection<String> formsOf(String word) {
        return forms.getOrDefault(word, Set.of(word));
    }

    private static <T> String join(Collection<T> parts, String between, Function<T, String> text) {
        if (parts.isEmpty()) {
            return "";
        }
        return parts.stream().map(text).collect(Collectors.joining(between, "(", ")"));
    }

    /** Any of these, as they are. */
    static String any(Collection<String> lexemes) {
        return join(lexemes, " | ", Lexemes::quote);
    }

    private static String quote(String lexeme) {
        return Vector.quote(new StringBuilder(lexeme.length() + 2), lexeme).toString();
    }
}
