package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.botrules.Language;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SentimentModelTests {
    private static final SentimentModel MODEL = new SentimentTrainer().train(List.of());
    private static final Lexicon LEXICON = new Lexicon();

    /** The mean over the moods of F1, on sentences that nothing was learnt from. */
    static double macroF1(Language language, Function<String, Mood> told) {
        int[][] counts = new int[3][3];
        for (String line : Resource.lines("mood." + language.code() + ".txt")) {
            SentimentExample example = SentimentTrainer.example(line, language);
            counts[example.mood().ordinal()][told.apply(example.text()).ordinal()]++;
        }
        double sum = 0;
        for (int mood = 0; mood < 3; mood++) {
            int right = counts[mood][mood];
            int of = Arrays.stream(counts[mood]).sum();
            int called = counts[0][mood] + counts[1][mood] + counts[2][mood];
            sum += 2.0 * right / (of + called);
        }
        return sum / 3;
    }

    static Mood byLexiconAlone(String text, Language language) {
        double sum = Tone.of(text, Grams.of(text).words(), language, LEXICON).sum();
        return sum == 0 ? Mood.NEUTRAL : sum > 0 ? Mood.POSITIVE : Mood.NEGATIVE;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsMoodsOfSentencesItHasNotSeen(Language language) {
        double model = macroF1(language, text -> MODEL.tell(text, language).mood());
        double lexicon = macroF1(language, text -> byLexiconAlone(text, language));
        assertThat(model).isGreaterThanOrEqualTo(0.8).isGreaterThan(lexicon);
    }

    private static double score(String text, Language language) {
        return MODEL.tell(text, language).score();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,I am happy with it,I am not happy with it",
        "EN,It works,It doesn't work",
        "DE,Ich bin zufrieden,Ich bin nicht zufrieden",
        "DE,Das Gerät funktioniert,Das Gerät funktioniert nicht",
        "FR,Je suis content,Je ne suis pas content",
        "FR,Ça marche,Ça ne marche pas",
        "IT,Sono contenta,Non sono contenta",
        "IT,Il forno funziona,Il forno non funziona"
    })
    void hearsNegation(Language language, String said, String negated) {
        assertThat(score(negated, language)).isLessThan(0).isLessThan(score(said, language));
    }

    @Test
    void hearsEmphasisEmojiAndShouting() {
        assertThat(score("The room was really dirty", Language.EN))
                .isLessThan(score("The room was dirty", Language.EN));
        assertThat(score("Das Paket ist da 😍", Language.DE)).isGreaterThan(score("Das Paket ist da", Language.DE));
        assertThat(score("WO BLEIBT ES DENN NUR?!!", Language.DE))
                .isLessThan(score("Wo bleibt es denn nur?", Language.DE));
    }

    @Test
    void stopsNegatingWhereThePartOfTheSentenceEnds() {
        assertThat(score("Nein, das ist perfekt so, danke", Language.DE)).isPositive();
        assertThat(score("No, great work!", Language.EN)).isPositive();
    }

    @Test
    void saysWhichWordsDroveIt() {
        String text = "Der Ablauf war leider eine Katastrophe";
        Sentiment told = MODEL.tell(text, Language.DE);
        assertThat(told.mood()).isEqualTo(Mood.NEGATIVE);
        assertThat(told.because()).extracting(reason -> reason.in(text)).contains("Katastrophe");
        assertThat(told.because())
                .allSatisfy(reason -> assertThat(reason.weight()).isNegative());
    }

    @Test
    void tellsTextsOfAnUnknownLanguageByTheirWords() {
        assertThat(MODEL.tell("fantastico, ottimo servizio", null).mood()).isEqualTo(Mood.POSITIVE);
        assertThat(MODEL.tell("😡🤬", null).mood()).isEqualTo(Mood.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "12345", "https://example.com/terrible-awful", "\uD83D", "<", ":"})
    void isNeutralWhereNothingIsSaid(String text) {
        assertThat(MODEL.tell(text, Language.EN)).isEqualTo(Sentiment.NOTHING_SAID);
    }

    @Test
    void learnsFromCorrections() {
        String text = "The gizmo went wibbly on me";
        assertThat(MODEL.tell(text, Language.EN).mood()).isNotEqualTo(Mood.NEGATIVE);
        var corrected = new SentimentTrainer()
                .train(List.of(
                        new SentimentExample("It went wibbly after a day", Mood.NEGATIVE, Language.EN),
                        new SentimentExample("All gizmos go wibbly", Mood.NEGATIVE, Language.EN),
                        new SentimentExample("My gizmo is wibbly", Mood.NEGATIVE, null)));
        assertThat(corrected.tell(text, Language.EN).mood()).isEqualTo(Mood.NEGATIVE);
        assertThat(corrected.tell("Thank you, great!", Language.EN).mood()).isEqualTo(Mood.POSITIVE);
    }

    @Test
    void isTheSameAfterBeingKept() {
        byte[] bytes = MODEL.toBytes();
        var kept = SentimentModel.ofBytes(bytes);
        assertThat(kept.tell("Das war leider nicht so gut", Language.DE))
                .isEqualTo(MODEL.tell("Das war leider nicht so gut", Language.DE));
        for (int length : new int[] {0, 8, bytes.length / 3, bytes.length - 1}) {
            assertThatThrownBy(() -> SentimentModel.ofBytes(Arrays.copyOf(bytes, length)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("train it anew");
        }
    }
}
