package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Language;
import dev.parley.botrules.understanding.ToldLanguage.By;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageIdentifierTests {
    private final LanguageIdentifier identifier = new LanguageIdentifier();

    @Test
    void tellsShortServicePhrases() {
        assertThat(share("language-phrases.tsv"))
                .allSatisfy((language, share) ->
                        assertThat(share).as(language.code()).isGreaterThanOrEqualTo(0.92));
    }

    @Test
    void tellsSentences() {
        assertThat(share("language-sentences.tsv"))
                .allSatisfy((language, share) ->
                        assertThat(share).as(language.code()).isGreaterThanOrEqualTo(0.98));
    }

    @Test
    void tellsThatItIsNoneOfThem() {
        List<String> lines = Resource.lines("language-none.tsv");
        long none = lines.stream()
                .filter(line -> identifier.identify(text(line), null).language().isEmpty())
                .count();
        assertThat(none).isGreaterThanOrEqualTo(Math.round(lines.size() * 0.9));
    }

    private Map<Language, Double> share(String list) {
        Map<Language, int[]> counts = new EnumMap<>(Language.class);
        for (String line : Resource.lines(list)) {
            Language language = Language.ofTag(line.substring(0, 2)).orElseThrow();
            int[] count = counts.computeIfAbsent(language, each -> new int[2]);
            ToldLanguage told = identifier.identify(text(line), null);
            count[0]++;
            count[1] += told.language().equals(Optional.of(language)) ? 1 : 0;
        }
        Map<Language, Double> shares = new EnumMap<>(Language.class);
        counts.forEach((language, count) -> shares.put(language, (double) count[1] / count[0]));
        return shares;
    }

    private static String text(String line) {
        return line.substring(line.indexOf('\t') + 1);
    }

    @ParameterizedTest
    @CsvSource({"hello,EN", "Moin!,DE", "coucou :),FR", "Buongiorno!!!,IT", "THANK YOU,EN", "grüezi mitenand,DE"})
    void knowsPhrases(String text, Language language) {
        assertThat(identifier.identify(text, null))
                .satisfies(told -> assertThat(told.language()).contains(language))
                .satisfies(told -> assertThat(told.by()).isEqualTo(By.PHRASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "👍", "12345", "AB-4711", "https://shop.example/de/versand", "?!", "k"})
    void keepsTheConversationsLanguageWhereNothingIsSaid(String text) {
        assertThat(identifier.identify(text, Language.FR).language()).contains(Language.FR);
        assertThat(identifier.identify(text, Language.FR).by()).isEqualTo(By.PRIOR);
        assertThat(identifier.identify(text, null).language()).isEmpty();
        assertThat(identifier.identify(text, null).by()).isEqualTo(By.NOTHING);
    }

    @Test
    void followsThePriorWhereWordsFitSeveralLanguages() {
        assertThat(identifier.identify("Excellent", Language.FR).language()).contains(Language.FR);
        assertThat(identifier.identify("Excellent", Language.EN).language()).contains(Language.EN);
    }

    @Test
    void staysWithClearWordsAgainstThePrior() {
        assertThat(identifier
                        .identify("Wo ist meine Bestellung geblieben?", Language.IT)
                        .language())
                .contains(Language.DE);
    }

    @Test
    void ignoresAddressesNumbersAndQuotedLines() {
        String text = """
                Wo bleibt es? https://example.com/where/is/my/order/and/when/will/it/come
                > On Monday you wrote that the order has been shipped
                > and that it would be with me by Wednesday
                order-status@example.com AB-12345-EN
                """;
        assertThat(identifier.identify(text, null).language()).contains(Language.DE);
    }

    @Test
    void tellsOnlyLanguagesThatItIsAskedFor() {
        var two = new LanguageIdentifier(EnumSet.of(Language.DE, Language.FR));
        assertThat(two.identify("Je voudrais annuler ma commande", null).language())
                .contains(Language.FR);
        assertThat(two.identify("merci", Language.IT).language()).contains(Language.FR);
        var one = new LanguageIdentifier(EnumSet.of(Language.DE));
        assertThat(one.identify("Ich warte auf mein Paket", null).language()).contains(Language.DE);
    }

    @Test
    void isNotHeldUpByLongText() {
        String text = "wo ist mein paket ".repeat(100_000);
        assertThat(identifier.identify(text, null).language()).contains(Language.DE);
    }
}
