package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTests {
    @Test
    void whiteSpaceOfEveryKindBecomesOneSpaceAndNoneAtTheEnds() {
        assertThat(Snippet.of("\r\n  Hello,\u00a0\u2028\tCarla\u0000 \u007f! \n"))
                .isEqualTo("Hello, Carla !");
    }

    @Test
    void aLongTextEndsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(Snippet.of("x".repeat(160))).hasSize(160).doesNotContain("…");
        assertThat(Snippet.of("x".repeat(161))).hasSize(160).endsWith("x…");
        assertThat(Snippet.of("x".repeat(158) + "😀😀")).isEqualTo("x".repeat(158) + "…");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(Snippet.of(" \n\t ")).isEmpty();
    }
}
