package dev.parley.channel.length;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.TextLimit;
import dev.parley.channel.TextLimit.Unit;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LengthsTests {
    private static final String FAMILY = "👩‍👩‍👧‍👦";
    private static final String[] PIECES = {
        "Hello",
        "Grüße",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        ". ",
        "! ",
        "? ",
        ", ",
        FAMILY,
        "🇨🇭🇩🇪",
        "e\u0301",
        "👍🏽",
        "1️⃣",
        "日本語のとても長い文です。",
        "שלום עולם",
        "مرحبا بالعالم",
        "สวัสดีครับ",
        "€",
        "{}",
        "क्षि",
        "각",
        "\u00a0",
        "\r\n",
        "https://example.com/a?b=c&d=%20#e",
        "www.example.org/long-path/with-hyphens",
        "x".repeat(40),
        "Well-known",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "Ein ganzer Satz mit Wörtern, der länger ist. ",
        "\u0308",
        "\u200d",
        "a\tb"
    };

    @ParameterizedTest
    @CsvSource({
        "UTF16, 11",
        "CODE_POINTS, 7",
        "GRAPHEMES, 1",
        "UTF8_BYTES, 25",
        "X_WEIGHTED, 2",
        "SMS_SEGMENTS, 1",
    })
    void aFamilyIsOneCharacterOfManyLengths(Unit unit, int length) {
        assertThat(Lengths.count(FAMILY, unit)).isEqualTo(length);
        assertThat(Lengths.count("", unit)).isZero();
    }

    @Test
    void flagsAccentsAndSyllablesAreOneCharacterEach() {
        for (String one : List.of("🇨🇭", "e\u0301", "👍🏽", "각", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\r\n", "❤️")) {
            assertThat(Lengths.count(one, Unit.GRAPHEMES)).as(one).isOne();
        }
        assertThat(Lengths.count("🇨🇭🇩🇪", Unit.GRAPHEMES)).isEqualTo(2);
    }

    @Test
    void xCountsLinksAndWideCharacters() {
        assertThat(Lengths.count("日本", Unit.X_WEIGHTED)).isEqualTo(4);
        assertThat(Lengths.count("e\u0301", Unit.X_WEIGHTED)).isEqualTo(1);
        assertThat(Lengths.count("See https://example.com/" + "a".repeat(200), Unit.X_WEIGHTED))
                .isEqualTo(27);
    }

    @ParameterizedTest
    @CsvSource({
        "a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "€,152,2", "€,153,3", "ж,70,1", "ж,71,2",
        "ж,134,2", "ж,135,3", "😀,35,1", "😀,36,2", "😀,66,2", "😀,67,3", "Ω,160,1", "ç,70,1", "ç,71,2",
    })
    void networksCountSegments(String character, int times, int segments) {
        assertThat(Lengths.count(character.repeat(times), Unit.SMS_SEGMENTS)).isEqualTo(segments);
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(split("  Hello\n ", 50, 1)).containsExactly("  Hello\n ");
        assertThat(split("", 50, 1)).isEmpty();
        assertThat(Lengths.split("x".repeat(100_000), TextLimit.NONE)).isPresent();
    }

    @Test
    void cutsWhereAReaderWouldPause() {
        assertThat(split("First paragraph here.\n\nSecond one. It goes on", 40, 3))
                .containsExactly("First paragraph here.", "Second one. It goes on");
        assertThat(split("One line of text\nand another line", 30, 3))
                .containsExactly("One line of text", "and another line");
        assertThat(split("This is a sentence. This is another", 30, 3))
                .containsExactly("This is a sentence.", "This is another");
        assertThat(split("words without any stop between", 12, 3))
                .containsExactly("words", "without any", "stop between");
        assertThat(split("abcdefghij", 4, 3)).containsExactly("abcd", "efgh", "ij");
        assertThat(split("これは長い文です。次の文", 10, 3)).containsExactly("これは長い文です。", "次の文");
    }

    @Test
    void aLinkStaysWhole() {
        assertThat(split("Look at https://example.com/a-b-c?d=e", 32, 3))
                .containsExactly("Look at", "https://example.com/a-b-c?d=e");
        assertThat(Lengths.split("https://example.com/a-b-c?d=e", new TextLimit(20, Unit.UTF16, 9)))
                .isEmpty();
        assertThat(Lengths.split(
                        "go to example.com/" + "a".repeat(400) + " now" + "b".repeat(260),
                        new TextLimit(280, Unit.X_WEIGHTED, 3)))
                .hasValueSatisfying(parts -> assertThat(parts).hasSize(2));
    }

    @Test
    void aPoliteCutGivesWayWhereOnlyAFullOneFits() {
        assertThat(split("aaaaaa bbbbbbbb cccc", 10, 2)).containsExactly("aaaaaa bbb", "bbbbb cccc");
        assertThat(Lengths.split("x".repeat(31), new TextLimit(10, Unit.UTF16, 3)))
                .isEmpty();
        assertThat(Lengths.split("x".repeat(11), new TextLimit(10, Unit.UTF16, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void nothingIsLostAndEveryPartFits(Unit unit) {
        var random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            String text = text(random, 5 + random.nextInt(120));
            int max = unit == Unit.SMS_SEGMENTS ? 1 + random.nextInt(3) : 48 + random.nextInt(200);
            var parts = Lengths.split(text, new TextLimit(max, unit, 1000)).orElseThrow();
            check(text, parts, new TextLimit(max, unit, 1000));
        }
    }

    private static void check(String text, List<String> parts, TextLimit limit) {
        var seams = boundaries(text);
        int at = 0;
        for (String part : parts) {
            assertThat(Lengths.fits(part, limit)).as(part).isTrue();
            assertThat(part).isNotBlank();
            int found = text.indexOf(part, at);
            assertThat(text.substring(at, found)).isBlank();
            assertThat(seams.contains(found))
                    .as(text.substring(0, found) + "|" + text.substring(found))
                    .isTrue();
            assertThat(seams.contains(found + part.length()))
                    .as(part + "|" + text.substring(found + part.length()))
                    .isTrue();
            at = found + part.length();
        }
        assertThat(text.substring(at)).isBlank();
        for (String link : List.of("https://example.com/a?b=c&d=%20#e", "www.example.org/long-path/with-hyphens")) {
            assertThat(parts.stream().mapToInt(part -> occurrences(part, link)).sum())
                    .isEqualTo(occurrences(text, link));
        }
    }

    private static int occurrences(String text, String word) {
        return (int) IntStream.range(0, text.length())
                .filter(i -> text.startsWith(word, i))
                .count();
    }

    private static List<Integer> boundaries(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var all = new ArrayList<Integer>();
        for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
            all.add(at);
        }
        return all;
    }

    /** A link is followed by a space, so that it does not grow too long to fit. */
    private static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            boolean link = piece.contains(".example.") || piece.contains("://");
            text.append(link ? " " + piece + " " : piece);
        }
        return text.toString();
    }

    @Test
    void aHugeTextIsCutInReasonableTime() {
        String text = "A sentence of some words, again and again. ".repeat(20_000);
        assertThat(split(text, 4096, 1000)).hasSizeBetween(205, 230);
    }

    private static List<String> split(String text, int max, int parts) {
        return Lengths.split(text, new TextLimit(max, Unit.UTF16, parts)).orElseThrow();
    }
}
