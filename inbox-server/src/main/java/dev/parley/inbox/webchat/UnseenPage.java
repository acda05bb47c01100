package dev.parley.inbox.webchat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The mail that tells a visitor what they have not seen.
 *
 * @param language of the visitor
 * @param title what the widget calls the company
 * @param name of the visitor; empty where they did not say
 */
record UnseenPage(String language, String title, String name, List<Words> words) {
    private static final String BUNDLE = UnseenPage.class.getPackageName() + ".unseen";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta name="color-scheme" content="light dark"></head>\
            <body style="margin:0;padding:32px 16px;\
            font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
            <div style="max-width:560px;margin:0 auto">
            <p style="margin:0 0 20px">%s</p>
            %s
            <p style="margin:24px 0 0;opacity:.7;font-size:13px">%s</p>
            </div></body></html>
            """;
    private static final String SAID = """
            <div style="margin:0 0 16px;padding:12px 16px;border:1px solid #8884;border-radius:8px">\
            <div style="font-weight:600">%s</div><div style="white-space:pre-wrap" dir="auto">%s</div></div>
            """;

    UnseenPage {
        words = List.copyOf(words);
    }

    /** One line, with the names of its files. */
    record Words(String author, String text, List<String> files) {
        Words {
            files = List.copyOf(files);
        }
    }

    String subject() {
        return say("subject", title).replaceAll("\\p{Cntrl}+", " ");
    }

    String text() {
        return hello() + "\n\n"
                + words.stream().map(said -> author(said) + ":\n" + body(said)).collect(Collectors.joining("\n\n"))
                + "\n\n-- \n" + say("answer", title) + "\n";
    }

    String html() {
        return PAGE.formatted(
                language,
                HtmlUtils.htmlEscape(hello()),
                words.stream()
                        .map(said ->
                                SAID.formatted(HtmlUtils.htmlEscape(author(said)), HtmlUtils.htmlEscape(body(said))))
                        .collect(Collectors.joining()),
                HtmlUtils.htmlEscape(say("answer", title)));
    }

    private String hello() {
        return name.isEmpty() ? say("hello", title) : say("hello.named", title, name);
    }

    private String author(Words said) {
        return said.author().isEmpty() ? title : said.author();
    }

    /** Files are in the chat; a mail names them. */
    private String body(Words said) {
        if (said.files().isEmpty()) {
            return said.text();
        }
        String with = say("files", String.join(", ", said.files()));
        return said.text().isEmpty() ? with : said.text() + "\n" + with;
    }

    private String say(String key, Object... facts) {
        var texts = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), NO_FALLBACK);
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(facts);
    }
}
