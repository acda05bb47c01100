package dev.parley.channel.email.mime;

/** Joins the soft line breaks of format=flowed text (RFC 3676), which quoting levels and "-- " keep apart. */
public final class FlowedText {
    private FlowedText() {}

    /** {@code deleteSpace}: the DelSp parameter, with which the blank before a soft break goes too. */
    public static String unfold(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int openLevel = -1;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int level = 0;
            while (at + level < end && text.charAt(at + level) == '>') {
                level++;
            }
            int from = at + level;
            from += from < end && text.charAt(from) == ' ' ? 1 : 0;
            boolean signature = end - from == 3 && text.startsWith("-- ", from);
            if (openLevel == level && !signature) {
                out.append(text, from, end);
            } else {
                if (openLevel >= 0) {
                    out.append('\n');
                }
                out.append(">".repeat(level)).append(level > 0 ? " " : "").append(text, from, end);
            }
            boolean soft = !signature && end > from && text.charAt(end - 1) == ' ' && end < text.length();
            if (soft && deleteSpace) {
                out.setLength(out.length() - 1);
            }
            if (!soft && end < text.length()) {
                out.append('\n');
            }
            openLevel = soft ? level : -1;
            at = end + 1;
        }
        return out.toString();
    }
}
