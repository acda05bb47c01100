package dev.parley.inbox.guideline;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import dev.parley.botrules.book.GuidelineBook;
import dev.parley.botrules.book.Rarity;
import dev.parley.inbox.company.Companies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a guideline about its own examples, by the same book that decides about messages.
 *
 * <p>Nothing is stored: a guideline is asked as it is written now.
 */
@Component
final class ExampleTrial {
    private static final UUID TRIED = new UUID(0, 0);

    private final Guidelines guidelines;
    private final Companies companies;
    private final Clock clock;

    ExampleTrial(Guidelines guidelines, Companies companies, Clock clock) {
        this.guidelines = guidelines;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * What became of all examples.
     *
     * @param trouble why the guideline cannot be asked at all; null where it can
     */
    record Report(@Nullable String trouble, List<Outcome> outcomes) {
        Report {
            outcomes = List.copyOf(outcomes);
        }

        /** The examples that did not turn out as they say, counted from 0. */
        List<Integer> failing() {
            return IntStream.range(0, outcomes.size())
                    .filter(i -> !outcomes.get(i).asSaid())
                    .boxed()
                    .toList();
        }
    }

    /**
     * What became of one example.
     *
     * @param asSaid whether it turned out as it says
     * @param places the words in its text, subject first, that the guideline holds because of
     * @param trouble why it could not be asked
     */
    record Outcome(
            boolean matched,
            boolean asSaid,
            List<Place> places,
            @Nullable String trouble) {
        Outcome {
            places = List.copyOf(places);
        }
    }

    Report run(GuidelineBody body) {
        var vocabulary = guidelines.inForce().vocabulary();
        try (var book = new GuidelineBook(vocabulary, Rarity.UNKNOWN)) {
            book.change(List.of(timeless(body)), List.of());
            var trouble = book.troubles().stream().findFirst().orElse(null);
            var outcomes = new ArrayList<Outcome>();
            for (var example : body.examples()) {
                outcomes.add(
                        trouble == null
                                ? outcome(book, body, example, vocabulary)
                                : new Outcome(false, false, List.of(), trouble.reason()));
            }
            return new Report(trouble == null ? null : trouble.reason(), outcomes);
        }
    }

    /** An example is about the words, also before the guideline begins to count and after it has ended. */
    private static Guideline timeless(GuidelineBody body) {
        return new Guideline(
                TRIED,
                1,
                body.name(),
                body.reason(),
                body.direction(),
                body.scope(),
                body.condition(),
                body.actions(),
                Guideline.Order.USUAL,
                null,
                null);
    }

    private Outcome outcome(GuidelineBook book, GuidelineBody body, Example example, Vocabulary vocabulary) {
        Utterance utterance;
        try {
            utterance = new ExampleUtterance(body, example, vocabulary).at(clock.instant(), ours());
        } catch (IllegalArgumentException e) {
            return new Outcome(false, false, List.of(), e.getMessage());
        }
        var holding = book.ask(utterance);
        if (!holding.troubles().isEmpty()) {
            return new Outcome(
                    false, false, List.of(), holding.troubles().getFirst().reason());
        }
        boolean matched = !holding.matches().isEmpty();
        var places = matched ? holding.matches().getFirst().places() : List.<Place>of();
        return new Outcome(matched, matched == example.matches(), places, null);
    }

    private Language ours() {
        return companies
                .find()
                .flatMap(company -> Language.ofTag(company.language().code()))
                .orElse(Language.EN);
    }
}
