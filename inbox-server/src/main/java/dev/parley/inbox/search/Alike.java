package dev.parley.inbox.search;

import dev.parley.inbox.search.SearchAnswer.SearchAlike;
import dev.parley.inbox.search.WordRows.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Names with typing errors: where a word is found nowhere, people whose names look like it are meant too. */
@Component
class Alike {
    private static final int SHORTEST = 4;
    private static final int SHOWN = 3;

    private final WordRows rows;
    private final TransactionTemplate transaction;

    Alike(WordRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    /** A query that looks for these people too. */
    record Wider(Query query, List<SearchAlike> alike) {}

    Wider widen(Query query) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var alike = new ArrayList<SearchAlike>();
            var clauses =
                    query.clauses().stream().map(clause -> widen(clause, alike)).toList();
            return new Wider(query.with(clauses), alike);
        }));
    }

    private Clause widen(Clause clause, List<SearchAlike> alike) {
        return switch (clause) {
            case Clause.All all ->
                new Clause.All(
                        all.parts().stream().map(part -> widen(part, alike)).toList());
            case Clause.Any any ->
                new Clause.Any(
                        any.parts().stream().map(part -> widen(part, alike)).toList());
            case Clause.Word word -> orPeople(clause, word.word(), alike);
            case Clause.With with -> with.facet() == Facet.FROM ? orPeople(clause, with.value(), alike) : clause;
            case Clause.Not not -> clause;
            case Clause.InSubject subject -> clause;
            case Clause.Start start -> clause;
            case Clause.Phrase phrase -> clause;
        };
    }

    private Clause orPeople(Clause clause, String word, List<SearchAlike> alike) {
        if (word.length() < SHORTEST || word.chars().anyMatch(Character::isDigit)) {
            return clause;
        }
        var similar = rows.similar(word);
        if (similar.isEmpty()) {
            return clause;
        }
        var parts = new ArrayList<Clause>();
        parts.add(clause);
        similar.forEach(
                one -> parts.add(new Clause.With(Facet.CONTACT, one.contact().toString(), false)));
        var names = new TreeSet<String>();
        similar.stream().map(Similar::name).forEach(names::add);
        alike.add(new SearchAlike(word, names.stream().limit(SHOWN).toList()));
        return new Clause.Any(parts);
    }
}
