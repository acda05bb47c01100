package dev.parley.channel.email.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTidyTests {
    private static final int MANY = 6_000;

    @Test
    void htmlOfOrdinarySizeStaysAsItIs() {
        String html = "<table><b>x<tr><td>y";
        assertThat(HtmlTidy.tidy(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tr><td><font color=red>x",
                "<tr><b>x</b></tr>",
                "</p></br><tr>x",
                "x<tr>",
                "<td>x<td title=\"a>b<td>\">x</table><table>",
                "<table><tr><td>x</table>",
                "<li><a href='y'>x",
                "<!-- <td> --><p><i>x",
                "<script><td></script>x<style><p></style>",
                "a < b <p>x",
                "<p></i></b>x</p>",
                "<div><blockquote>x"
            })
    void noTextIsLostAndNothingStandsOutsideOfACell(String piece) {
        String html = "<table>" + piece.repeat(MANY);
        String tidy = HtmlTidy.tidy(html);
        assertThat(tidy.length()).isLessThan(6 * html.length());
        assertThat(words(tidy)).isEqualTo(words(html));
        assertThat(Jsoup.parse(tidy).expectFirst("table").previousSibling() == null)
                .isTrue();
    }

    @Test
    void aLongTableStaysATable() {
        String row = "<TR><TD class=a>one<TD>two";
        var document = Jsoup.parse(HtmlTidy.tidy("<table><tbody>" + row.repeat(MANY) + "</table><p>end"));
        assertThat(document.select("table > tbody > tr")).hasSize(MANY);
        assertThat(document.select("tr:nth-child(77) > td")).hasSize(2);
        assertThat(document.select("body > p")).hasSize(1);
    }

    private static String words(String html) {
        String text = Jsoup.parse(html).text().replace(" ", "");
        return text.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
