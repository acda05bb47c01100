package dev.parley.channel.email.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.TagBalancingHtmlStreamEventReceiver;

/**
 * Makes a stranger's HTML safe to show: what is not known to be harmless is gone (OWASP Java HTML Sanitizer).
 *
 * <p>No script, form, frame, style sheet, position or CSS url() survives. Links open in a new tab without telling where they
 * were clicked. Nothing is loaded from elsewhere before the reader asks for it: a remote image's address stands in
 * {@code data-remote-src}; {@code cid:} references and small {@code data:} images stay.
 */
public final class SafeHtml {
    /** As the sanitizer sets it for text. */
    private static final int MAX_DEPTH = 256;

    private static final int MAX_DATA_IMAGE = 64 * 1024;
    private static final Pattern DATA_IMAGE = Pattern.compile(
            "data:image/(?:png|gif|jpe?g|webp|bmp);base64,[A-Za-z0-9+/=\\s]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH = Pattern.compile("\\d{1,5}(?:\\.\\d{1,3})?(?:%|px)?");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{3,30}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,30}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");
    private static final Pattern FONTS = Pattern.compile("[\\w ,'-]{1,200}");
    private static final Pattern SIZE = Pattern.compile("[+-]?\\d{1,2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");
    private static final Pattern BULLET = Pattern.compile("[1aAiI]|disc|circle|square");
    private static final String[] ELEMENTS =
            ("a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font "
                            + "footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody "
                            + "td tfoot th thead tr tt u ul var wbr")
                    .split(" ");
    private static final Pattern TRUE = Pattern.compile("true");
    private static final PolicyFactory POLICY = policy();

    private SafeHtml() {}

    /** The elements that may be shown. */
    static Set<String> elements() {
        return Set.of(ELEMENTS);
    }

    /** The safe part of a piece of HTML, as a fragment without html, head or body. */
    public static String sanitize(String html) {
        return readable(POLICY.sanitize(html));
    }

    /** The safe part of a document that is parsed already. */
    static String of(Element body) {
        StringBuilder out = new StringBuilder(2048);
        TagBalancingHtmlStreamEventReceiver balanced = new TagBalancingHtmlStreamEventReceiver(
                POLICY.apply(HtmlStreamRenderer.create(out, Handler.DO_NOTHING)));
        balanced.setNestingLimit(MAX_DEPTH);
        HtmlEvents.send(body, balanced);
        return readable(out.toString());
    }

    /**
     * The sanitizer writes "@", "=" and "+" as references, which old browsers needed and addresses become unreadable by. It
     * quotes every attribute and writes a sender's own "&" as "&amp;", so that taking these three back changes nothing.
     */
    private static String readable(String html) {
        return html.contains("&#")
                ? html.replace("&#64;", "@").replace("&#61;", "=").replace("&#43;", "+")
                : html;
    }

    private static PolicyFactory policy() {
        HtmlPolicyBuilder builder = new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowWithoutAttributes("span", "a", "font", "img")
                .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
                .allowElements(SafeHtml::openedElsewhere, "a")
                .allowElements(SafeHtml::heldBack, "img", "table", "td", "th", "tr")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow");
        builder.allowAttributes("style").matching(SafeStyles::of).onElements(ELEMENTS);
        allowAddresses(builder);
        allowEverywhere(builder);
        allowMeasures(builder);
        return builder.toFactory();
    }

    private static void allowAddresses(HtmlPolicyBuilder builder) {
        builder.allowAttributes("href").matching(SafeHtml::link).onElements("a");
        builder.allowAttributes("src").matching(SafeHtml::image).onElements("img");
        builder.allowAttributes("background").matching(SafeHtml::image).onElements("table", "td", "th", "tr");
    }

    private static void allowEverywhere(HtmlPolicyBuilder builder) {
        builder.allowAttributes("title", "alt").globally();
        builder.allowAttributes("lang", "align", "valign").matching(WORD).globally();
        builder.allowAttributes("dir").matching(false, "ltr", "rtl", "auto").globally();
        builder.allowAttributes("data-quoted", "data-signature").matching(TRUE).globally();
    }

    private static void allowMeasures(HtmlPolicyBuilder builder) {
        builder.allowAttributes("width", "height")
                .matching(LENGTH)
                .onElements("img", "table", "td", "th", "col", "colgroup", "hr");
        builder.allowAttributes("border", "cellpadding", "cellspacing")
                .matching(LENGTH)
                .onElements("table", "img");
        builder.allowAttributes("colspan", "rowspan", "span").matching(COUNT).onElements("td", "th", "col", "colgroup");
        builder.allowAttributes("bgcolor")
                .matching(COLOUR)
                .onElements("table", "tbody", "thead", "tr", "td", "th", "div");
        builder.allowAttributes("color").matching(COLOUR).onElements("font");
        builder.allowAttributes("face").matching(FONTS).onElements("font");
        builder.allowAttributes("size").matching(SIZE).onElements("font", "hr");
        builder.allowAttributes("start", "value").matching(NUMBER).onElements("ol", "li");
        builder.allowAttributes("type").matching(BULLET).onElements("ol", "ul", "li");
    }

    private static @Nullable String link(String element, String attribute, String value) {
        String scheme = scheme(value);
        boolean allowed =
                scheme.equals("http") || scheme.equals("https") || scheme.equals("mailto") || scheme.equals("tel");
        return allowed ? value : null;
    }

    private static @Nullable String image(String element, String attribute, String value) {
        return switch (scheme(value)) {
            case "http", "https", "cid" -> value;
            case "data" ->
                value.length() <= MAX_DATA_IMAGE && DATA_IMAGE.matcher(value).matches() ? value : null;
            default -> value.startsWith("//") ? "https:" + value : null;
        };
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 || colon > 10 ? "" : url.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    private static String openedElsewhere(String element, List<String> attributes) {
        if (attributes.contains("href")) {
            attributes.add("target");
            attributes.add("_blank");
        }
        return element;
    }

    private static String heldBack(String element, List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            boolean loads = attributes.get(i).equals("src") || attributes.get(i).equals("background");
            if (loads && scheme(attributes.get(i + 1)).startsWith("http")) {
                attributes.set(i, attributes.get(i).equals("src") ? "data-remote-src" : "data-remote-background");
            }
        }
        return element;
    }
}
