package dev.parley.inbox.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.search.Clause.Any;
import dev.parley.inbox.search.Clause.InSubject;
import dev.parley.inbox.search.Clause.Not;
import dev.parley.inbox.search.Clause.Phrase;
import dev.parley.inbox.search.Clause.Start;
import dev.parley.inbox.search.Clause.With;
import dev.parley.inbox.search.Clause.Word;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QueryParserTests {
    private static final Dates DATES = new Dates(Instant.parse("2026-11-22T23:30:00Z"), ZoneId.of("Europe/Zurich"));

    @Test
    void wordsPhrasesAndStartsAreToldApart() {
        assertThat(clauses("Größe \"zwei Wörter\" lief*"))
                .containsExactly(new Word("grosse"), new Phrase(List.of("zwei", "worter")), new Start("lief"));
        assertThat(clauses("AC-2026-001")).containsExactly(new Phrase(List.of("ac", "2026", "001")));
        assertThat(clauses("anna@example.com")).containsExactly(new Phrase(List.of("anna", "example", "com")));
    }

    @Test
    void orBindsCloserThanStandingSideBySide() {
        assertThat(clauses("a b OR c | d e"))
                .containsExactly(
                        new Word("a"), new Any(List.of(new Word("b"), new Word("c"), new Word("d"))), new Word("e"));
        assertThat(clauses("(a b) OR -c"))
                .containsExactly(new Any(
                        List.of(new Clause.All(List.of(new Word("a"), new Word("b"))), new Not(new Word("c")))));
        assertThat(clauses("or ORDER")).containsExactly(new Word("or"), new Word("order"));
    }

    @Test
    void whatIsStillBeingTypedCountsAsFinished() {
        assertThat(clauses("\"red la")).containsExactly(new Phrase(List.of("red", "la")));
        assertThat(clauses("(a OR b")).containsExactly(new Any(List.of(new Word("a"), new Word("b"))));
        assertThat(clauses("a OR ")).containsExactly(new Word("a"));
        assertThat(clauses("a -")).containsExactly(new Word("a"));
        assertThat(clauses("  ")).isEmpty();
    }

    @Test
    void filtersOfMessagesAreClauses() {
        assertThat(clauses("from:Anna@Example.com OR to:\"Bob Müller\""))
                .containsExactly(new Any(List.of(
                        new With(Facet.FROM, "anna@example.com", true),
                        new Clause.All(List.of(new With(Facet.TO, "bob", true), new With(Facet.TO, "muller", true))))));
        assertThat(clauses("-has:attachment SUBJECT:lamp in:notes"))
                .containsExactly(
                        new Not(new With(Facet.HAS, "attachment", false)),
                        new InSubject("lamp"),
                        new With(Facet.KIND, "note", false));
    }

    @Test
    void colonsInTextsAreNoFilters() {
        assertThat(clauses("Re: offer 12:30 https://example.com"))
                .containsExactly(
                        new Word("re"),
                        new Word("offer"),
                        new Phrase(List.of("12", "30")),
                        new Phrase(List.of("https", "example", "com")));
    }

    @Test
    void filtersOfConversationsAreKeptApart() {
        var query = QueryParser.parse("lamp team:Sales,\"x\" -is:open #12 holder:none priority:urgent", DATES);

        assertThat(query.clauses()).contains(new Word("lamp"));
        assertThat(query.filters())
                .contains(
                        new Filter.Is(Filter.State.OPEN, true),
                        new Filter.Number(12),
                        new Filter.Is(Filter.State.UNASSIGNED, false));
    }

    @Test
    void datesAreThoseOfTheReader() {
        // In Zurich it is half past midnight of the 23rd already.
        assertThat(QueryParser.parse("on:today", DATES).after()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(QueryParser.parse("on:today", DATES).before()).isEqualTo("2026-11-23T23:00:00Z");
        assertThat(QueryParser.parse("before:2026-05", DATES).before()).isEqualTo("2026-04-30T22:00:00Z");
        assertThat(QueryParser.parse("after:1.3.2025", DATES).after()).isEqualTo("2025-02-28T23:00:00Z");
        assertThat(QueryParser.parse("on:2024", DATES).before()).isEqualTo("2024-12-31T23:00:00Z");
        assertThat(QueryParser.parse("after:2w", DATES).after()).isEqualTo("2026-11-08T23:00:00Z");
        assertThat(QueryParser.parse("after:2024 after:2025 before:2026 before:2027", DATES))
                .extracting(Query::after, Query::before)
                .containsExactly(Instant.parse("2024-12-31T23:00:00Z"), Instant.parse("2025-12-31T23:00:00Z"));
    }

    @Test
    void problemsSayWhereTheyAre() {
        assertThatThrownBy(() -> clauses("lamp prioritiy:high"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.facts())
                                .containsEntry("reason", "UNKNOWN_FILTER")
                                .containsEntry("at", 5)
                                .containsEntry("length", 14));
        assertThatThrownBy(() -> clauses("a is:open OR b")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> clauses("(a team:x)")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> clauses("-before:2024")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> clauses("(".repeat(30) + "a")).isInstanceOf(Problem.class);
    }

    @Test
    void everythingElseIsEitherReadOrAProblem() {
        var random = new SplittableRandom(5);
        var parts = List.of(
                "(", ")", "\"", "-", "OR", "|", " ", "from:", "is:open", "a", "*", ":", "#1", "before:", "2024", "'",
                "\\", "é");
        for (int n = 0; n < 20_000; n++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            try {
                assertThat(QueryParser.parse(text.toString(), DATES)).isNotNull();
            } catch (Problem problem) {
                assertThat(problem.code()).isEqualTo("search-query");
                assertThat((Integer) problem.facts().get("at")).isBetween(0, text.length());
            }
        }
    }

    private static List<Clause> clauses(String text) {
        return QueryParser.parse(text, DATES).clauses();
    }
}
