package dev.parley.channel.email.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafeHtmlTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "body",
            "a",
            "abbr",
            "address",
            "article",
            "b",
            "bdi",
            "bdo",
            "big",
            "blockquote",
            "br",
            "caption",
            "center",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "font",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "main",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "section",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "wbr");
    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "src",
            "alt",
            "title",
            "style",
            "width",
            "height",
            "align",
            "valign",
            "bgcolor",
            "border",
            "cellpadding",
            "cellspacing",
            "colspan",
            "rowspan",
            "span",
            "color",
            "face",
            "size",
            "dir",
            "lang",
            "start",
            "value",
            "type",
            "rel",
            "target",
            "data-remote-src",
            "data-remote-background",
            "background",
            "data-quoted",
            "data-signature");

    @Test
    void nothingHostileSurvives() throws IOException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (String line : Files.readAllLines(Fixtures.require("html/dompurify.jsonl"))) {
            JsonNode fixture = JSON.readTree(line);
            String payload = fixture.get("payload").asString();
            tried++;
            for (String safe : List.of(
                    SafeHtml.sanitize(payload),
                    BodyReader.read("", payload, Forwarding.FOLD).html())) {
                List<String> found = unsafe(safe);
                if (!found.isEmpty()) {
                    wrong.add(fixture.get("title").asString("") + ": " + found + " in " + safe);
                }
            }
        }
        assertThat(tried).isGreaterThan(200);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=' javascript:alert(1)'>x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<form action=https://evil.example><input name=p><button>go</button></form>",
                "<iframe src=https://evil.example></iframe>",
                "<div style='position:fixed;top:0;left:0;width:100%;height:100%'>x</div>",
                "<div style='background:url(https://evil.example/x)'>x</div>",
                "<div style='background-image:url(cid:x)'>x</div>",
                "<div style='width:expression(alert(1))'>x</div>",
                "<style>*{display:none}</style>",
                "<link rel=stylesheet href=//evil.example>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href=https://evil.example>",
                "<object data=https://evil.example></object>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<!--><img src=x onerror=alert(1)>",
                "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
                "<video src=https://evil.example autoplay></video>",
                "<a href=x ping=https://evil.example>x</a>",
                "<img srcset='https://evil.example 1x' src='cid:x'>",
                "<div id=x class=y name=z>x</div>",
                "<td background='javascript:alert(1)'>x",
                "<a href=vbscript:x>x</a>"
            })
    void whatIsWellKnownToHurtIsGone(String html) {
        assertThat(unsafe(SafeHtml.sanitize(html))).isEmpty();
        assertThat(unsafe(BodyReader.read("", html, Forwarding.FOLD).html())).isEmpty();
    }

    @Test
    void aDocumentThatIsParsedAlreadyIsMadeAsSafeAsItsText() throws IOException {
        for (String line : Files.readAllLines(Fixtures.require("html/dompurify.jsonl"))) {
            String payload = JSON.readTree(line).get("payload").asString();
            Element body = HtmlClean.parse(payload);
            assertThat(unsafe(SafeHtml.of(body))).as(payload).isEmpty();
            assertThat(unsafe(SafeHtml.sanitize(body.html()))).as(payload).isEmpty();
        }
    }

    @Test
    void aStyleIsReadAlikeTheFirstAndTheSecondTime() {
        String html = "<p style=\"position:fixed;color:red;background:url(x)\">x</p>";
        assertThat(SafeHtml.sanitize(html)).isEqualTo("<p style=\"color:red\">x</p>");
        assertThat(SafeHtml.sanitize(html)).isEqualTo("<p style=\"color:red\">x</p>");
        assertThat(SafeHtml.sanitize("<p style=\"position:fixed\">x</p><p style=\"position:fixed\">y</p>"))
                .isEqualTo("<p>x</p><p>y</p>");
    }

    @Test
    void linksOpenElsewhereAndTellNothing() {
        Element link = Jsoup.parse(SafeHtml.sanitize("<a href='https://acme.example/a?b=c&d=e'>x</a>"))
                .expectFirst("a");
        assertThat(link.attr("href")).isEqualTo("https://acme.example/a?b=c&d=e");
        assertThat(link.attr("target")).isEqualTo("_blank");
        assertThat(link.attr("rel").split(" ")).contains("noopener", "noreferrer", "nofollow");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String safe = SafeHtml.sanitize(
                "<img src='https://acme.example/pixel.gif' width=1><img src='//acme.example/b.png'><img src='cid:logo@acme'><table background='http://acme.example/c.png'><tr><td>x</td></tr></table>");
        assertThat(safe)
                .contains("data-remote-src=\"https://acme.example/pixel.gif\"")
                .contains("data-remote-src=\"https://acme.example/b.png\"");
        assertThat(safe)
                .contains(" src=\"cid:logo@acme\"")
                .contains("data-remote-background=\"http://acme.example/c.png\"");
        assertThat(safe).doesNotContain(" src=\"http").doesNotContain(" background=");
    }

    @Test
    void smallImagesInTheTextStay() {
        String image = "data:image/png;base64,iVBORw0KGgo=";
        assertThat(SafeHtml.sanitize("<img src='" + image + "'>")).contains("src=\"" + image + "\"");
        assertThat(SafeHtml.sanitize("<img src='data:image/png;base64," + "A".repeat(100_000) + "'>"))
                .doesNotContain("data:");
    }

    @Test
    void theLooksOfAMailStay() {
        String safe = SafeHtml.sanitize(
                "<table width=600 cellpadding=0 bgcolor=#ffffff><tr><td style=\"padding:10px;font-family:Arial,sans-serif;color:#333;text-align:center\"><h1>Hi</h1><ul><li>a</li></ul></td></tr></table>");
        assertThat(safe)
                .contains("width=\"600\"")
                .contains("bgcolor=\"#ffffff\"")
                .contains("padding:10px")
                .contains("color:#333")
                .contains("<li>a</li>");
    }

    @Test
    void theSendersOwnFoldingMarksAreNotBelieved() {
        assertThat(BodyReader.read("", "<div data-quoted=true data-signature=true>Hello</div>", Forwarding.FOLD)
                        .html())
                .isEqualTo("<div>Hello</div>");
    }

    private static List<String> unsafe(String html) {
        List<String> found = new ArrayList<>();
        Jsoup.parse(html).traverse((node, depth) -> {
            if (node instanceof Comment || node instanceof DataNode) {
                found.add(node.outerHtml());
            }
            if (node instanceof Element element) {
                if (!node.nodeName().equals("#document") && !ELEMENTS.contains(element.normalName())) {
                    found.add(element.normalName());
                }
                element.attributes().forEach(attribute -> check(attribute, found));
            }
        });
        return found;
    }

    private static void check(Attribute attribute, List<String> found) {
        String value = attribute.getValue().toLowerCase(Locale.ROOT);
        boolean wrong = switch (attribute.getKey()) {
            case "href" -> !value.matches("(?s)(?:https?:|mailto:|tel:).*");
            case "src", "background" ->
                !value.matches("(?s)cid:.*|data:image/(?:png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=\\s]*");
            case "data-remote-src", "data-remote-background" -> !value.matches("(?s)https?://.*");
            case "style" -> value.matches("(?s).*(?:url|expression|import|position|behavior|binding|@|\\\\|<).*");
            case "target" -> !value.equals("_blank");
            default -> !ATTRIBUTES.contains(attribute.getKey());
        };
        if (wrong) {
            found.add(attribute.toString());
        }
    }
}
