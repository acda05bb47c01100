package dev.parley.channel.email.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Closes and nests the tags of very large HTML before it is parsed. A parser that mends HTML as browsers do takes the time
 * squared for thousands of tags that stand in a table outside of its cells or are never closed; this is one pass. No text is
 * lost, and nothing is made safe: that is done after parsing.
 */
final class HtmlTidy {
    private static final int MANY_TAGS = 10_000;
    private static final int MAX_DEPTH = 60;
    private static final Set<String> KEPT = SafeHtml.elements();
    private static final Set<String> VOID = Set.of("br", "img", "hr", "col", "wbr");
    private static final Set<String> RAW =
            Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext");
    private static final Set<String> SECTIONS = Set.of("tbody", "thead", "tfoot", "caption", "colgroup");
    private static final Set<String> ROWS = Set.of("tr", "tbody", "thead", "tfoot");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "table");
    private static final Set<String> INLINE = Set.of(
            ("a abbr b bdi bdo big br cite code del dfn em font i img ins kbd mark q s samp small span strike strong "
                            + "sub sup tt u var wbr")
                    .split(" "));
    private static final Set<String> PARAGRAPH = Set.of("p");
    /** For each element those that its start tag closes, up to the nearest table or list. */
    private static final Map<String, Set<String>> CLOSES = Map.of(
            "li", Set.of("li"),
            "dt", Set.of("dt", "dd"),
            "dd", Set.of("dt", "dd"),
            "a", Set.of("a"));

    private final String html;
    private final HtmlTags tags;
    private final StringBuilder out;
    private final List<String> open = new ArrayList<>();

    private HtmlTidy(String html) {
        this.html = html;
        this.tags = new HtmlTags(html);
        this.out = new StringBuilder(html.length() + 1000);
    }

    static String tidy(String html) {
        return hasManyTags(html) ? new HtmlTidy(html).run() : html;
    }

    private static boolean hasManyTags(String html) {
        int count = 0;
        for (int at = html.indexOf('<'); at >= 0 && count <= MANY_TAGS; at = html.indexOf('<', at + 1)) {
            count++;
        }
        return count > MANY_TAGS;
    }

    private String run() {
        int at = 0;
        while (at < html.length()) {
            if (html.charAt(at) == '<' && tags.isMarkup(at)) {
                at = markup(at);
            } else {
                int next = html.indexOf('<', at + 1);
                text(at, next < 0 ? html.length() : next);
                at = next < 0 ? html.length() : next;
            }
        }
        closeTo(0);
        return out.toString();
    }

    private void text(int from, int to) {
        if (!html.substring(from, to).isBlank()) {
            openCell();
        }
        out.append(html.charAt(from) == '<' ? "&lt;" : String.valueOf(html.charAt(from)))
                .append(html, from + 1, to);
    }

    /** After the tag or comment at {@code at}. */
    private int markup(int at) {
        boolean ends = html.charAt(at + 1) == '/';
        int from = at + (ends ? 2 : 1);
        int nameEnd = tags.nameEnd(from);
        if (nameEnd == from) {
            return tags.commentEnd(at);
        }
        String name = tags.name(from, nameEnd);
        int end = tags.tagEnd(nameEnd);
        if (RAW.contains(name) && !ends) {
            int close = html.indexOf("</" + html.substring(from, nameEnd), end);
            return close < 0 ? html.length() : close;
        }
        if (KEPT.contains(name) && ends) {
            end(name);
        } else if (KEPT.contains(name)) {
            start(name, html.substring(nameEnd, end));
        }
        return end;
    }

    private void end(String name) {
        int level = open.lastIndexOf(name);
        boolean ofTable =
                name.equals("table") || ROWS.contains(name) || CELLS.contains(name) || SECTIONS.contains(name);
        if (level >= 0 && (ofTable || level > open.lastIndexOf("table"))) {
            closeTo(level);
        }
    }

    private void start(String name, String attributes) {
        int table = open.lastIndexOf("table");
        if (ROWS.contains(name) || SECTIONS.contains(name) || CELLS.contains(name) || name.equals("col")) {
            if (table < 0) {
                return;
            }
            if (CELLS.contains(name)) {
                openRow(table);
            } else {
                closeTo(name.equals("tr") && isSection(table + 1) ? table + 2 : table + 1);
            }
        } else {
            openCell();
            closeImplied(name);
        }
        if (VOID.contains(name) || open.size() < MAX_DEPTH) {
            out.append('<').append(name).append(attributes);
            out.append(attributes.endsWith(">") ? "" : ">");
            if (!VOID.contains(name)) {
                open.add(name);
            }
        }
    }

    private void closeImplied(String name) {
        Set<String> closed = CLOSES.getOrDefault(name, INLINE.contains(name) ? Set.of() : PARAGRAPH);
        int level = open.size();
        for (int i = level - 1; i >= 0 && !closed.isEmpty() && !LISTS.contains(open.get(i)); i--) {
            level = closed.contains(open.get(i)) ? i : level;
        }
        closeTo(level);
    }

    private boolean isSection(int level) {
        return level < open.size() && SECTIONS.contains(open.get(level)) && ROWS.contains(open.get(level));
    }

    /** Closes the open cell of the innermost table, and opens a row where none is open. */
    private void openRow(int table) {
        int row = table + (isSection(table + 1) ? 2 : 1);
        if (row < open.size() && open.get(row).equals("tr")) {
            closeTo(row + 1);
        } else {
            closeTo(row);
            implied("tr");
        }
    }

    /** Opens a cell where something is about to stand in a table outside of one. */
    private void openCell() {
        String inner = open.isEmpty() ? "" : open.getLast();
        if (inner.equals("table") || ROWS.contains(inner) || inner.equals("colgroup")) {
            openRow(open.lastIndexOf("table"));
            implied("td");
        }
    }

    private void implied(String name) {
        out.append('<').append(name).append('>');
        open.add(name);
    }

    private void closeTo(int level) {
        while (open.size() > level) {
            out.append("</").append(open.removeLast()).append('>');
        }
    }
}
