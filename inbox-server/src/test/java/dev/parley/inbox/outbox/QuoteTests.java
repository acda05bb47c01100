package dev.parley.inbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.text.SafeHtml;
import dev.parley.inbox.employee.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuoteTests {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant MAY = Instant.parse("2026-05-03T08:15:00Z");

    @Test
    void theCustomersWordsStandBelowInTheCompanysLanguage() {
        assertThat(quote("It is broken.\n\n> I know\nHelp!", "", Language.EN).text())
                .isEqualTo("""
                On 3 May 2026 at 10:15, Carla Customer <carla@customer.example> wrote:
                > It is broken.
                >
                >> I know
                > Help!""");
        assertThat(quote("x", "", Language.DE).text())
                .startsWith("Am 03.05.2026 um 10:15 schrieb Carla Customer <carla@customer.example>:\n");
        assertThat(quote("x", "", Language.FR).text())
                .startsWith("Le 3 mai 2026 à 10:15, Carla Customer <carla@customer.example> a écrit :\n");
        assertThat(quote("x", "", Language.IT).text())
                .startsWith(
                        "Il giorno 3 maggio 2026 alle ore 10:15, Carla Customer <carla@customer.example> ha scritto:\n");
    }

    @Test
    void plainTextIsEscapedInTheHtmlPart() {
        assertThat(quote("1 < 2 & <script>\nend", "", Language.EN).html())
                .contains("&lt;carla@customer.example&gt; wrote:")
                .contains("<p>1 &lt; 2 &amp; &lt;script&gt;<br>end</p></blockquote>")
                .doesNotContain("<script");
    }

    @Test
    void htmlIsQuotedWithoutItsOwnQuotesAndWithPicturesThatOthersCanShow() {
        String stored = SafeHtml.sanitize("<p>See <b>this</b> <img src=\"https://customer.example/a.png\">"
                + "<img src=\"cid:part1\" alt=\"[lamp]\"></p>");

        String html = quote("See this", stored + "<blockquote data-quoted=\"true\">old words</blockquote>", Language.EN)
                .html();

        assertThat(html)
                .contains("See <b>this</b>")
                .contains(" src=\"https://customer.example/a.png\"")
                .contains("[lamp]")
                .doesNotContain("cid:")
                .doesNotContain("data-remote-src")
                .doesNotContain("old words");
    }

    @Test
    void namesCannotBreakTheLine() {
        var quote = Quote.of(
                new Quote.Answered("Eve\r\n<b>wrote:", "eve@customer.example", MAY, "x", ""), Language.EN, ZURICH);

        assertThat(quote.text().lines().findFirst())
                .hasValue("On 3 May 2026 at 10:15, Eve b wrote: <eve@customer.example> wrote:");
    }

    @Test
    void whatIsVeryLongIsCut() {
        assertThat(quote("x".repeat(500_000), "", Language.EN).text())
                .hasSizeLessThan(101_000)
                .endsWith("[…]");
    }

    private static Quote quote(String text, String html, Language language) {
        return Quote.of(
                new Quote.Answered("Carla Customer", "carla@customer.example", MAY, text, html), language, ZURICH);
    }
}
