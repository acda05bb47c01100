package dev.parley.inbox.survey;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a survey, built as trees: what customers and managers wrote is text and can become nothing else. They work without scripts;
 * the one script sends a chosen score as soon as a person moves, see decision 0021.
 */
final class SurveyPage {
    private static final String BASE = "/survey-page/";

    private final SurveyTexts texts;
    private final Document document;
    private final Element main;

    private SurveyPage(SurveyTexts texts, String company, String title) {
        this.texts = texts;
        this.document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
        document.expectFirst("html").attr("lang", texts.language().code());
        var head = document.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("meta").attr("name", "robots").attr("content", "noindex, nofollow");
        head.appendElement("link").attr("rel", "stylesheet").attr("href", BASE + "survey.css");
        head.appendElement("link").attr("rel", "icon").attr("href", "data:,");
        document.title(title);
        main = document.body().appendElement("main");
        if (!company.isEmpty()) {
            main.appendElement("p").addClass("company").text(texts.text("page.company", company));
        }
        main.appendElement("h1").text(title);
    }

    /** What stands above the form. */
    enum Notice {
        NONE,
        SAVED,
        CHOOSE,
        TOO_LONG
    }

    /**
     * The form.
     *
     * @param chosen the score of the link that was clicked; null where the one that was kept counts
     * @param comment what stands in its field
     */
    static String form(
            VoteRows.Open survey,
            String company,
            String path,
            @Nullable Integer chosen,
            String comment,
            Notice notice) {
        var texts = SurveyTexts.in(survey.language());
        var page = new SurveyPage(texts, company, survey.question());
        page.notice(notice);
        var form = page.main.appendElement("form").attr("method", "post").attr("action", path);
        boolean fresh = chosen != null && survey.score() == null;
        if (fresh) {
            form.attr("data-first", "true");
            page.document
                    .head()
                    .appendElement("script")
                    .attr("src", BASE + "survey.js")
                    .attr("defer", "");
        }
        Integer marked = chosen == null ? survey.score() : chosen;
        page.scores(form, survey, marked);
        form.appendElement("label").attr("for", "comment").text(texts.text("page.comment"));
        form.appendElement("textarea")
                .attr("id", "comment")
                .attr("name", "comment")
                .attr("rows", "4")
                .attr("maxlength", Integer.toString(Votes.LONGEST_COMMENT))
                .text(comment);
        form.appendElement("button").attr("type", "submit").text(texts.text("page.send"));
        form.appendElement("p").attr("id", "kept").attr("role", "status").attr("data-kept", texts.text("page.kept"));
        var foot = page.main.appendElement("p").addClass("foot");
        foot.appendElement("a")
                .attr("href", path + "/stop")
                .text(texts.text(survey.stopped() ? "page.resume" : "page.stop"));
        return page.document.outerHtml();
    }

    private void notice(Notice notice) {
        switch (notice) {
            case NONE -> {
                // Nothing to say yet.
            }
            case SAVED -> {
                var saved = main.appendElement("div").addClass("notice good").attr("role", "status");
                saved.appendElement("strong").text(texts.text("page.saved"));
                saved.appendText(" " + texts.text("page.change"));
            }
            case CHOOSE -> bad(texts.text("page.choose"));
            case TOO_LONG -> bad(texts.text("page.too-long", Votes.LONGEST_COMMENT));
        }
    }

    private void bad(String text) {
        main.appendElement("div").addClass("notice bad").attr("role", "alert").text(text);
    }

    private void scores(Element form, VoteRows.Open survey, @Nullable Integer marked) {
        var group = form.appendElement("fieldset");
        group.appendElement("legend").text(survey.question());
        var row = group.appendElement("div").addClass("scores");
        for (int score : survey.scale().scores()) {
            var label = row.appendElement("label");
            var button = label.appendElement("input")
                    .attr("type", "radio")
                    .attr("name", "score")
                    .attr("required", "")
                    .attr("value", Integer.toString(score));
            if (marked != null && marked == score) {
                button.attr("checked", "");
            }
            label.appendElement("span")
                    .addClass("picture")
                    .attr("aria-hidden", "true")
                    .text(survey.scale().picture(score));
            label.appendElement("span").addClass("words").text(texts.score(survey.scale(), score));
        }
    }

    /** Asks whether the customer wants no more surveys, or tells that they get none and may change that. */
    static String stop(VoteRows.Open survey, String company, String path, boolean resumed) {
        var texts = SurveyTexts.in(survey.language());
        boolean stopped = survey.stopped();
        var page = new SurveyPage(texts, company, texts.text(stopped ? "page.stopped.title" : "page.stop.title"));
        if (resumed) {
            page.main
                    .appendElement("div")
                    .addClass("notice good")
                    .attr("role", "status")
                    .text(texts.text("page.resumed"));
        }
        page.main.appendElement("p").text(texts.text(stopped ? "page.stopped.text" : "page.stop.text"));
        var form = page.main
                .appendElement("form")
                .attr("method", "post")
                .attr("action", path + (stopped ? "/resume" : "/stop"));
        form.appendElement("button").attr("type", "submit").text(texts.text(stopped ? "page.resume" : "page.stop"));
        if (!survey.expired()) {
            page.main
                    .appendElement("p")
                    .addClass("foot")
                    .appendElement("a")
                    .attr("href", path)
                    .text(texts.text("page.back"));
        }
        return page.document.outerHtml();
    }

    /** It takes no more answers; the customer can still stop surveys. */
    static String expired(VoteRows.Open survey, String company, String path) {
        var texts = SurveyTexts.in(survey.language());
        var page = new SurveyPage(texts, company, texts.text("page.expired.title"));
        page.main.appendElement("p").text(texts.text("page.expired.text"));
        page.main
                .appendElement("p")
                .addClass("foot")
                .appendElement("a")
                .attr("href", path + "/stop")
                .text(texts.text(survey.stopped() ? "page.resume" : "page.stop"));
        return page.document.outerHtml();
    }

    /** The same for every link that leads nowhere. */
    static String unknown(SurveyTexts texts) {
        return plain(texts, "unknown");
    }

    /** Too many requests. */
    static String many(SurveyTexts texts) {
        return plain(texts, "many");
    }

    private static String plain(SurveyTexts texts, String which) {
        var page = new SurveyPage(texts, "", texts.text("page." + which + ".title"));
        page.main.appendElement("p").text(texts.text("page." + which + ".text"));
        return page.document.outerHtml();
    }
}
