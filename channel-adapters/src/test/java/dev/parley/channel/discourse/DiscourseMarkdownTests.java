package dev.parley.channel.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain text on its way into the forum. */
class DiscourseMarkdownTests {
    /** What the forum shows of it. */
    static String shown(String raw) {
        return raw.replaceAll("\\\\([\\\\`*_\\[\\]~|#=+-])", "$1")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "2 * 3 * 4 § 2 \\* 3 \\* 4",
                "snake_case_name § snake\\_case\\_name",
                "<b>bold</b> & co § &lt;b&gt;bold&lt;/b&gt; &amp; co",
                "see https://a.example/b_c?d=1&e=*2* now § see https://a.example/b_c?d=1&e=*2* now",
                "# not a heading § \\# not a heading",
                "#1 is it § #1 is it",
                "- a list § - a list",
                "=== § \\===",
                "> no quote § &gt; no quote",
                "[link](x) § \\[link\\](x)"
            })
    void markUpIsTakenForWords(String text, String raw) {
        assertThat(DiscourseMarkdown.escape(text)).isEqualTo(raw);
        assertThat(shown(raw)).isEqualTo(text);
    }

    @Test
    void linesStayLinesAndBlanksAreNoCode() {
        assertThat(DiscourseMarkdown.escape("one\ntwo\n\n    three"))
                .isEqualTo("one\ntwo\n\n&nbsp;&nbsp;&nbsp;&nbsp;three");
    }

    @Test
    void filesAreShown() {
        assertThat(DiscourseMarkdown.file("a|b].png", "upload://x.png", true)).isEqualTo("![a b .png](upload://x.png)");
        assertThat(DiscourseMarkdown.file("a.pdf", "upload://x.pdf", false))
                .isEqualTo("[a.pdf|attachment](upload://x.pdf)");
    }
}
