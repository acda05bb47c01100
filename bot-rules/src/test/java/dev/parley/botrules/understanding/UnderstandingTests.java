package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Language;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnderstandingTests {
    private static final Understanding UNDERSTANDING =
            new Understanding(new LanguageIdentifier(), new SentimentTrainer().train(List.of()));

    @Test
    void understandsLanguageAndMoodOfOneText() {
        Understood understood = UNDERSTANDING.understand("Ich bin sehr enttäuscht von Ihrer Firma", null);
        assertThat(understood.language().language()).contains(Language.DE);
        assertThat(understood.sentiment().mood()).isEqualTo(Mood.NEGATIVE);
        assertThat(understood.intents()).isEmpty();
    }

    @Test
    void understandsIntentsWhereItHasLearntThem() {
        var examples = Resource.lines("intents.tsv").stream()
                .map(line -> line.split("\t"))
                .filter(parts -> !parts[0].equals("-"))
                .map(parts -> new IntentExample(parts[1], parts[0]))
                .toList();
        var with = UNDERSTANDING.with(new IntentTrainer().train(examples));
        Understood understood = with.understand("Mein Passwort wird nicht mehr angenommen", Language.DE);
        assertThat(understood.intents())
                .hasValueSatisfying(intents -> assertThat(intents.best(0.3))
                        .hasValueSatisfying(best -> assertThat(best.label()).isEqualTo("login")));
    }

    @Test
    void understandsTheSameInManyThreads() {
        List<String> texts = Resource.lines("language-sentences.tsv");
        List<Understood> alone =
                texts.stream().map(text -> UNDERSTANDING.understand(text, null)).toList();
        List<List<Understood>> together = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> texts.stream()
                        .map(text -> UNDERSTANDING.understand(text, null))
                        .toList())
                .toList();
        assertThat(together).allSatisfy(each -> assertThat(each).isEqualTo(alone));
    }

    @Test
    void getsThroughHostileText() {
        for (String text : List.of(
                "a".repeat(200_000),
                "\"".repeat(100_000),
                "> ".repeat(50_000),
                "😡".repeat(50_000),
                "a ".repeat(100_000),
                "\u0301".repeat(10_000),
                "\uDC00\uD800",
                "l'".repeat(50_000),
                "://".repeat(30_000),
                "\n".repeat(100_000))) {
            assertThat(UNDERSTANDING.understand(text, Language.IT).sentiment().score())
                    .isBetween(-1.0, 1.0);
        }
    }
}
