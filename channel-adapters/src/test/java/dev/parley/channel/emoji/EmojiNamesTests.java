package dev.parley.channel.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short names and their characters. */
class EmojiNamesTests {
    @ParameterizedTest
    @CsvSource({
        "+1, 👍",
        "heart, ❤️",
        "+1::skin-tone-3, 👍🏼",
        "+1:t3, 👍🏼",
        "wave_medium_dark_skin_tone, 👋🏾",
        "v::skin-tone-2, ✌🏻",
        "party_parrot, :party_parrot:",
        "'', ::"
    })
    void aNameHasItsCharacter(String name, String character) {
        assertThat(EmojiNames.of(name)).isEqualTo(character);
    }

    @ParameterizedTest
    @CsvSource({
        "Thanks :tada:, Thanks 🎉",
        ":+1: and :own_logo:, 👍 and :own_logo:",
        "at 12:100:30, at 12:100:30",
        "no colon, no colon",
        "(:wave:), (👋)"
    })
    void namesInTextAreReplaced(String text, String shown) {
        assertThat(EmojiNames.inText(text)).isEqualTo(shown);
    }
}
