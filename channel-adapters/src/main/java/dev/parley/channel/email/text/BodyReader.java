package dev.parley.channel.email.text;

import dev.parley.channel.Body;
import dev.parley.channel.email.mime.Texts;
import org.jsoup.nodes.Element;

/** Makes the {@link Body} of a message from its plain and its HTML part, either of which may be missing. */
public final class BodyReader {
    private static final int STUB = 200;

    private BodyReader() {}

    /**
     * Reads both parts.
     *
     * @param plain the plain part, empty where there is none
     * @param html the HTML part as it came, empty where there is none
     */
    public static Body read(String plain, String html, Forwarding forwarding) {
        if (html.isBlank()) {
            return body(plain, "", ReplySplitter.split(plain, forwarding), forwarding);
        }
        Element document = HtmlClean.parse(html);
        RenderedHtml rendered = HtmlText.render(document);
        MailLines lines = new MailLines(rendered.text());
        boolean keepAll = forwarding == Forwarding.KEEP_ALL;
        ReplySplitter.Kind[] known = keepAll ? ReplySplitter.newKinds(lines) : rendered.kinds(lines);
        ReplySplitter.Kind[] kinds = ReplySplitter.kinds(lines, known, forwarding);
        QuoteMarks.set(document, rendered, lines, kinds);
        String safe = SafeHtml.of(document);
        boolean usePlain = !plain.isBlank() && !isStub(plain, rendered.text());
        SplitText split = usePlain && !rendered.hasQuotes()
                ? ReplySplitter.split(plain, forwarding)
                : ReplySplitter.join(lines, kinds);
        return body(usePlain ? plain : rendered.text(), safe, split, forwarding);
    }

    /** "Please use a program that shows HTML": short, where the HTML says much. */
    private static boolean isStub(String plain, String rendered) {
        return plain.strip().length() < STUB
                && rendered.length() > 4 * plain.strip().length() + STUB;
    }

    private static Body body(String text, String html, SplitText split, Forwarding forwarding) {
        String whole = Texts.clean(text);
        String news = Texts.clean(split.newText());
        boolean onlyForwarded = news.isBlank() && forwarding == Forwarding.KEEP_ALL;
        return new Body(
                whole,
                Texts.clean(html),
                onlyForwarded ? whole.strip() : news,
                onlyForwarded ? "" : Texts.clean(split.quotedText()),
                Texts.clean(split.signature()));
    }
}
