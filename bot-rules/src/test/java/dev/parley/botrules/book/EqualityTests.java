package dev.parley.botrules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.expression.ConditionText;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fast book and a simple reading of each condition agree, in four languages. */
class EqualityTests {
    private static final int GUIDELINES = 500;
    private static final int MESSAGES = 400;

    @Test
    void agreesWithAPlainReadingOn200000Pairs() {
        var random = new RandomGuidelines(20261123);
        var guidelines = Stream.generate(random::guideline).limit(GUIDELINES).toList();
        long held = 0;
        try (var book = new GuidelineBook(RandomGuidelines.VOCABULARY, Rarity.UNKNOWN)) {
            book.change(guidelines, List.of());
            assertThat(book.troubles()).isEmpty();
            for (int i = 0; i < MESSAGES; i++) {
                var message = random.message();
                held += agreed(book, guidelines, message);
            }
        }
        assertThat(held).as("pairs that hold").isBetween(GUIDELINES * MESSAGES / 20L, GUIDELINES * MESSAGES / 2L);
    }

    @Test
    void anExpertsTextSaysTheSame() {
        var random = new RandomGuidelines(7);
        var text = new ConditionText(RandomGuidelines.VOCABULARY);
        for (int i = 0; i < 1000; i++) {
            var condition = random.condition(3);
            String written = text.print(condition);
            var read = text.read(written);
            assertThat(read.flaws()).as(written).isEmpty();
            var again = java.util.Objects.requireNonNull(read.condition());
            assertThat(text.print(again))
                    .isEqualTo(text.print(java.util.Objects.requireNonNull(
                            text.read(text.print(again)).condition())));
            for (int j = 0; j < 20; j++) {
                var reading = new PlainReading(random.message());
                assertThat(reading.holds(again)).as(written).isEqualTo(reading.holds(condition));
            }
        }
    }

    @Test
    void aChangeOfSomeLeavesTheSameBookAsWritingItAnew() {
        var random = new RandomGuidelines(99);
        var first = Stream.generate(random::guideline).limit(200).toList();
        var others = Stream.generate(random::guideline).limit(100).toList();
        try (var changed = new GuidelineBook(RandomGuidelines.VOCABULARY, new Rarity(stem -> stem.length()))) {
            changed.change(first, List.of());
            // Some are replaced under their ids, some taken out.
            var replaced = others.stream()
                    .map(other -> under(other, first.get(others.indexOf(other)).id()))
                    .toList();
            var out = first.subList(100, 150).stream().map(Guideline::id).toList();
            changed.change(replaced, out);
            var now = Stream.concat(replaced.stream(), first.subList(150, 200).stream())
                    .toList();
            assertThat(changed.size()).isLessThanOrEqualTo(now.size());
            for (int i = 0; i < 200; i++) {
                agreed(changed, now, random.message());
            }
        }
    }

    private static Guideline under(Guideline guideline, UUID id) {
        return new Guideline(
                id,
                2,
                guideline.name(),
                guideline.reason(),
                guideline.direction(),
                guideline.scope(),
                guideline.condition(),
                guideline.actions(),
                guideline.order(),
                guideline.validFrom(),
                guideline.validUntil());
    }

    private static int agreed(GuidelineBook book, List<Guideline> guidelines, Utterance message) {
        var reading = new PlainReading(message);
        var answer = book.ask(message);
        assertThat(answer.troubles()).isEmpty();
        var found =
                answer.matches().stream().map(match -> match.guideline().id()).collect(Collectors.toSet());
        var differing = guidelines.stream()
                .filter(each -> reading.holds(each) != found.contains(each.id()))
                .map(each -> (found.contains(each.id()) ? "only the book: " : "only the plain reading: ")
                        + new ConditionText(RandomGuidelines.VOCABULARY).print(each.whole()));
        assertThat(differing)
                .as(() -> message.text() + " (" + message.language() + ")")
                .isEmpty();
        return found.size();
    }
}
