package dev.parley.channel.email.text;

import java.util.Locale;

/** Where the tags of an HTML text start and end, as the HTML standard (section 13.2.5) tells tags from text. */
final class HtmlTags {
    private static final int MAX_NAME = 20;

    private final String html;

    HtmlTags(String html) {
        this.html = html;
    }

    /** What starts at a "&lt;": a letter starts a tag, "/" and a letter an end tag, "!", "?" and "/" something to leave out. */
    boolean isMarkup(int at) {
        if (at + 1 >= html.length()) {
            return false;
        }
        char c = html.charAt(at + 1);
        return isLetter(c) || c == '!' || c == '?' || c == '/';
    }

    /** The end of the name that starts at {@code from}; {@code from} where none does. */
    int nameEnd(int from) {
        int to = from;
        while (to < html.length() && html.charAt(to) > ' ' && html.charAt(to) != '>' && html.charAt(to) != '/') {
            to++;
        }
        return to > from && isLetter(html.charAt(from)) ? to : from;
    }

    /** A name in lower case; empty for one that is longer than any known. */
    String name(int from, int to) {
        return to - from > MAX_NAME ? "" : html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /** After a comment or declaration that starts at {@code at}. */
    int commentEnd(int at) {
        if (!html.startsWith("<!--", at)) {
            return after(html.indexOf('>', at), 1);
        }
        if (html.startsWith(">", at + 4) || html.startsWith("->", at + 4)) {
            return html.indexOf('>', at) + 1;
        }
        return after(html.indexOf("-->", at + 4), 3);
    }

    /** After the "&gt;" of a tag whose name ends at {@code at}; quotes that follow an equals sign may hold others. */
    int tagEnd(int at) {
        int i = at;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            i++;
            if (c == '=') {
                i = valueEnd(i);
            }
        }
        return html.length();
    }

    private int valueEnd(int from) {
        int at = from;
        while (at < html.length() && html.charAt(at) <= ' ') {
            at++;
        }
        if (at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'')) {
            return after(html.indexOf(html.charAt(at), at + 1), 1);
        }
        while (at < html.length() && html.charAt(at) > ' ' && html.charAt(at) != '>') {
            at++;
        }
        return at;
    }

    private int after(int found, int length) {
        return found < 0 ? html.length() : found + length;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
