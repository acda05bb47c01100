package dev.parley.botrules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Action;
import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import dev.parley.botrules.Scope;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuidelineBookTests {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private final GuidelineBook book = new GuidelineBook(Vocabulary.PLAIN, Rarity.UNKNOWN);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void theWordsItHoldsBecauseOfAreShown() {
        var guideline = incoming(new Condition.All(List.of(
                new Condition.Words(List.of("Kündigungen")),
                new Condition.Phrase("nicht zufrieden", 1),
                new Condition.Pattern("ZX-[0-9]+"))));
        book.change(List.of(guideline), List.of());

        var text = "Meine Kündigung: ich bin NICHT sehr zufrieden mit der ZX-400.";
        var match = book.ask(received(text, Language.DE)).matches().getFirst();

        assertThat(match.places().stream().map(place -> text.substring(place.start(), place.end())))
                .containsExactly("Kündigung", "NICHT sehr zufrieden", "ZX-400");
    }

    @Test
    void wordsAreFoundByTheirStemsInTheLanguageOfTheMessage() {
        var guideline = incoming(new Condition.Words(List.of("résiliation", "ordine", "cancelling", "Rechnung")));
        book.change(List.of(guideline), List.of());

        assertThat(holds("une resiliation", Language.FR)).isTrue();
        assertThat(holds("dell’ordine", Language.IT)).isTrue();
        assertThat(holds("please cancel it", Language.EN)).isTrue();
        assertThat(holds("die Rechnungen", Language.DE)).isTrue();
        assertThat(holds("die Rechnung", null)).isTrue();
        assertThat(holds("die Rechnungen", Language.IT)).isFalse();
    }

    @Test
    void aCheckIsAskedOnceForAllGuidelines() {
        var asked = new ArrayList<CheckKind>();
        for (int i = 0; i < 3; i++) {
            book.change(
                    List.of(guideline(
                            Direction.OUT, new Condition.Check(CheckKind.SECRET), new Action.Forbid("No passwords"))),
                    List.of());
        }
        var facts = Facts.of(Vocabulary.PLAIN).with(Known.DIRECTION, "OUT").build();
        var draft = new Utterance(
                "The password is x",
                Language.EN,
                facts,
                kind -> {
                    asked.add(kind);
                    return List.of(new Place(16, 17));
                },
                NOW);

        assertThat(book.ask(draft).matches())
                .hasSize(3)
                .allSatisfy(match -> assertThat(match.places()).containsExactly(new Place(16, 17)));
        assertThat(asked).containsExactly(CheckKind.SECRET);
    }

    @Test
    void oneThatCannotBeAskedIsToldAndKeepsNoOtherFromActing() {
        var gone = incoming(new Condition.Is(new Fact.Custom("contact.gone"), List.of("x")));
        var dividing = incoming(new Condition.Expression("10 / int(messages) > 2"));
        var good = incoming(new Condition.Words(List.of("hello")));
        book.change(List.of(gone, dividing, good), List.of());

        var facts = Facts.of(Vocabulary.PLAIN)
                .with(Known.DIRECTION, "IN")
                .with(Known.MESSAGES, 0)
                .build();
        var answer = book.ask(Utterance.received("hello", Language.EN, facts, NOW));

        assertThat(answer.matches().stream().map(Match::guideline)).containsExactly(good);
        assertThat(answer.troubles().stream().map(Holding.Trouble::guideline)).containsExactly(dividing);
        assertThat(book.troubles().stream().map(Holding.Trouble::guideline)).containsExactly(gone);
    }

    @Test
    void whoAsksWhileItChangesGetsTheOldOrTheNewVersion() {
        var id = UUID.randomUUID();
        book.change(List.of(version(id, 1)), List.of());
        var done = new AtomicBoolean();
        var asking = CompletableFuture.supplyAsync(() -> {
            var seen = new ArrayList<Integer>();
            while (!done.get()) {
                var matches = book.ask(received("hello", Language.EN)).matches();
                assertThat(matches).hasSize(1);
                seen.add(matches.getFirst().guideline().version());
            }
            return seen;
        });
        for (int version = 2; version <= 300; version++) {
            book.change(List.of(version(id, version)), List.of());
        }
        done.set(true);

        assertThat(asking.join()).isSorted().isNotEmpty();
        assertThat(book.ask(received("hello", Language.EN))
                        .matches()
                        .getFirst()
                        .guideline()
                        .version())
                .isEqualTo(300);
    }

    @Test
    void aGuidelineCountsWithinItsTime() {
        var id = UUID.randomUUID();
        book.change(
                List.of(new Guideline(
                        id,
                        1,
                        "Christmas",
                        "",
                        Direction.IN,
                        Scope.EVERYWHERE,
                        new Condition.All(List.of()),
                        List.of(new Action.CloseAsSpam()),
                        Guideline.Order.USUAL,
                        NOW,
                        NOW.plusSeconds(60))),
                List.of());
        var facts = Facts.of(Vocabulary.PLAIN).with(Known.DIRECTION, "IN").build();

        assertThat(List.of(-1, 0, 59, 60).stream()
                        .map(seconds -> book.ask(Utterance.received("", null, facts, NOW.plusSeconds(seconds)))
                                .matches()
                                .size()))
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void textOfStrangersDoesNoHarm() {
        book.change(
                List.of(
                        incoming(new Condition.Words(List.of("\ud800", "😀", "<b>"))),
                        incoming(new Condition.Pattern("(a+)+$")),
                        incoming(new Condition.Part("aaa"))),
                List.of());
        for (var text :
                List.of("", "\ud800\udc00\ud800", "a".repeat(1_000_000), "a ".repeat(500_000), "\u0000\u202e\ufeff")) {
            assertThat(book.ask(received(text, null)).troubles()).isEmpty();
        }
    }

    private boolean holds(String text, @Nullable Language language) {
        return !book.ask(received(text, language)).matches().isEmpty();
    }

    private static Utterance received(String text, @Nullable Language language) {
        var facts = Facts.of(Vocabulary.PLAIN)
                .with(Known.DIRECTION, "IN")
                .with(Known.LANGUAGE, language == null ? "" : language.code())
                .build();
        return Utterance.received(text, language, facts, NOW);
    }

    private static Guideline version(UUID id, int version) {
        return new Guideline(
                id,
                version,
                "Hello",
                "",
                Direction.IN,
                Scope.EVERYWHERE,
                new Condition.Words(List.of("hello", "word" + version)),
                List.of(new Action.CloseAsSpam()),
                Guideline.Order.USUAL,
                null,
                null);
    }

    private static Guideline incoming(Condition condition) {
        return guideline(Direction.IN, condition, new Action.CloseAsSpam());
    }

    private static Guideline guideline(Direction direction, Condition condition, Action action) {
        return new Guideline(
                UUID.randomUUID(),
                1,
                "Anything",
                "",
                direction,
                Scope.EVERYWHERE,
                condition,
                List.of(action),
                Guideline.Order.USUAL,
                null,
                null);
    }
}
