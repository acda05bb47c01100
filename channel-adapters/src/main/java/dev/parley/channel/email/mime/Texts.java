package dev.parley.channel.email.mime;

/** Makes text safe to keep: no NUL (PostgreSQL takes none), no other control characters, no half surrogates, LF line ends. */
public final class Texts {
    private Texts() {}

    /** Text of several lines; tabs and line ends stay, every kind of line end becomes a line feed. */
    public static String clean(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (isOdd(text.charAt(i))) {
                return rewrite(text, i);
            }
        }
        return text;
    }

    /** Text of one line: control characters and runs of white space become one blank; at most {@code max} characters. */
    public static String oneLine(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        String cleaned = clean(text);
        for (int i = 0; i < cleaned.length() && out.length() < max; i++) {
            char c = cleaned.charAt(i);
            boolean blank = c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029';
            if (!blank) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        if (!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.toString().stripTrailing();
    }

    /** Whether a character cannot simply be copied. */
    private static boolean isOdd(char c) {
        if (c < 0xA0) {
            return c < ' ' && c != '\n' && c != '\t' || c >= 0x7F;
        }
        return c >= 0x202D
                && (Character.isSurrogate(c) || c == '\uFFFE' || c == '\uFFFF' || c == '\uFEFF' || isBidiOverride(c));
    }

    /** Characters that show a text in another order than it has: the trick behind "exe.gpj". */
    private static boolean isBidiOverride(char c) {
        return c == '\u202D' || c == '\u202E';
    }

    private static String rewrite(String text, int from) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isOdd(c)) {
                continue;
            }
            out.append(text, copied, i);
            if (c == '\r') {
                out.append('\n');
                i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                out.append('\uFFFD');
            } else if (c == 0x85 || c == '\f' || c == 0x0B) {
                out.append('\n');
            }
            copied = i + 1;
        }
        return out.append(text, copied, text.length()).toString();
    }
}
