package dev.parley.channel.email.text;

import java.util.Locale;
import java.util.Set;

/** Leaves out tags that nest deeper than any person writes: parsers take time squared for them. One pass over the text. */
final class HtmlDepth {
    private static final int MAX_DEPTH = 150;
    private static final int MAX_NAME = 12;
    /** Elements that no other start tag closes. */
    private static final Set<String> NESTING =
            Set.of(("div table blockquote ul ol dl span font b i u s a em strong big small center code tt "
                            + "strike sub sup section article header footer main nav aside form fieldset pre q ins "
                            + "del svg math g object address details figure label button ruby bdo cite mark kbd "
                            + "samp var abbr dfn applet marquee nobr template select")
                    .split(" "));

    private HtmlDepth() {}

    static String limit(String html) {
        StringBuilder kept = null;
        int copied = 0;
        int depth = 0;
        int at = html.indexOf('<');
        while (at >= 0) {
            boolean closes = at + 1 < html.length() && html.charAt(at + 1) == '/';
            int from = at + (closes ? 2 : 1);
            int to = from;
            while (to < html.length() && to - from <= MAX_NAME && Character.isLetterOrDigit(html.charAt(to))) {
                to++;
            }
            if (to > from && NESTING.contains(html.substring(from, to).toLowerCase(Locale.ROOT))) {
                boolean tooDeep = closes ? depth > MAX_DEPTH : depth >= MAX_DEPTH;
                depth = closes ? Math.max(0, depth - 1) : depth + 1;
                if (tooDeep) {
                    kept = kept == null ? new StringBuilder(html.length()) : kept;
                    kept.append(html, copied, at);
                    int end = html.indexOf('>', to);
                    to = end < 0 ? html.length() : end + 1;
                    copied = to;
                }
            }
            at = html.indexOf('<', Math.max(to, at + 1));
        }
        return kept == null ? html : kept.append(html, copied, html.length()).toString();
    }
}
