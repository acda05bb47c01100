package dev.parley.channel.discourse;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps plain text plain where the forum would read mark-up in it; addresses stay links, lists stay lists. */
final class DiscourseMarkdown {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]~|]");
    private static final Pattern AT_START = Pattern.compile("^(\\s*)(#{1,6}(?=\\s)|={2,}\\s*$|-{2,}\\s*$|\\+(?=\\s))");

    private DiscourseMarkdown() {}

    static String escape(String text) {
        return text.lines().map(DiscourseMarkdown::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        var out = new StringBuilder(line.length() + 16);
        var address = ADDRESS.matcher(line);
        int from = 0;
        while (address.find()) {
            out.append(words(line.substring(from, address.start()))).append(address.group());
            from = address.end();
        }
        out.append(words(line.substring(from)));
        String escaped = AT_START.matcher(out).replaceFirst("$1\\\\$2");
        // Four blanks would make it code.
        int blanks = 0;
        while (blanks < escaped.length() && escaped.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks < 4 ? escaped : "&nbsp;".repeat(blanks) + escaped.substring(blanks);
    }

    private static String words(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MARKS.matcher(html).replaceAll("\\\\$0");
    }

    /** How a post shows a file that was uploaded. */
    static String file(String name, String address, boolean picture) {
        String label = name.replaceAll("[\\[\\]|\\\\\\r\\n]", " ").strip();
        return picture ? "![" + label + "](" + address + ")" : "[" + label + "|attachment](" + address + ")";
    }
}
