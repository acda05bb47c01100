package dev.parley.inbox.survey;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.outbox.OwnWords;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * A mail with one link for each score, as text and as HTML. The HTML is built as a tree, so that nothing in a question can become markup;
 * it looks the same in programs that know little CSS, and keeps its colours in dark ones.
 */
@Component
final class EmailManner implements SurveyManner {
    private static final String STYLE = """
            body{margin:0;padding:0;background:#f7f7f5;color:#1b1c1f}
            .card{background:#ffffff}
            .quiet{color:#52555d}
            a.score{background:#f1f1ee;color:#1b1c1f}
            @media (prefers-color-scheme:dark){
            body{background:#111215 !important;color:#e9e9e6 !important}
            .card{background:#1d1f23 !important}
            .card h1,.card p{color:#e9e9e6 !important}
            .quiet,.quiet a{color:#b0b3b9 !important}
            a.score{background:#2c2f35 !important;color:#e9e9e6 !important}
            }
            """;
    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;";

    @Override
    public ChannelKind kind() {
        return ChannelKind.EMAIL;
    }

    @Override
    public OwnWords.Content write(Question question) {
        return new OwnWords.Content(text(question), html(question), question.stop());
    }

    private static String text(Question question) {
        var text = new StringBuilder(question.text()).append("\n\n");
        for (int score : question.scale().scores().reversed()) {
            text.append(question.scale().picture(score))
                    .append(' ')
                    .append(question.texts().score(question.scale(), score))
                    .append(":\n")
                    .append(question.scored(score))
                    .append("\n\n");
        }
        return text.append(question.texts().text("mail.click"))
                .append("\n\n-- \n")
                .append(question.company())
                .append('\n')
                .append(question.texts().text("mail.stop"))
                .append(":\n")
                .append(question.stop())
                .append('\n')
                .toString();
    }

    private static String html(Question question) {
        var page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.expectFirst("html").attr("lang", question.texts().language().code());
        page.head().appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        page.head().appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        page.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(STYLE));
        page.title(question.text());
        page.body().attr("style", FONT + "font-size:16px;line-height:1.5");
        var frame = page.body().appendElement("div").attr("style", "padding:24px 12px");
        var card = frame.appendElement("div")
                .addClass("card")
                .attr("style", "max-width:520px;margin:0 auto;padding:28px 20px;border-radius:10px;text-align:center");
        card.appendElement("h1")
                .attr("style", "margin:0 0 20px;font-size:20px;line-height:1.3;font-weight:600")
                .text(question.text());
        scores(card, question);
        card.appendElement("p")
                .addClass("quiet")
                .attr("style", "margin:20px 0 0;font-size:14px")
                .text(question.texts().text("mail.click"));
        var foot = frame.appendElement("p")
                .addClass("quiet")
                .attr("style", "max-width:520px;margin:16px auto 0;font-size:13px;text-align:center");
        foot.appendText(question.company() + " · ");
        foot.appendElement("a")
                .attr("href", question.stop())
                .attr("style", "color:inherit")
                .text(question.texts().text("mail.stop"));
        return page.outerHtml();
    }

    /** One below the other, so that the words of no language are too long for a phone. */
    private static void scores(Element card, Question question) {
        var table = card.appendElement("table")
                .attr("role", "presentation")
                .attr("width", "100%")
                .attr("style", "max-width:320px;margin:0 auto;border-collapse:separate;border-spacing:0 6px");
        for (int score : question.scale().scores().reversed()) {
            var link = table.appendElement("tr")
                    .appendElement("td")
                    .attr("style", "padding:0")
                    .appendElement("a")
                    .addClass("score")
                    .attr("href", question.scored(score))
                    .attr(
                            "style",
                            "display:block;padding:10px 14px;border-radius:8px;text-align:left;text-decoration:none");
            link.appendElement("span")
                    .attr("aria-hidden", "true")
                    .attr(
                            "style",
                            "display:inline-block;width:36px;font-size:22px;line-height:1.2;vertical-align:middle")
                    .text(question.scale().picture(score));
            link.appendElement("span")
                    .attr("style", "font-size:16px;vertical-align:middle")
                    .text(question.texts().score(question.scale(), score));
        }
    }
}
