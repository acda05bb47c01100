package dev.parley.inbox.conversation;

/** The start of a message on one line, for lists. */
public final class Snippet {
    private static final int MAX = 160;

    private Snippet() {}

    /** At most 160 characters, white space and control characters collapsed. */
    public static String of(String text) {
        var line = new StringBuilder(MAX + 2);
        boolean gap = false;
        for (int i = 0; i < text.length() && line.length() <= MAX; i++) {
            char next = text.charAt(i);
            if (isGap(next)) {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.append(next);
            }
        }
        if (line.length() <= MAX) {
            return line.toString();
        }
        int end = Character.isHighSurrogate(line.charAt(MAX - 2)) ? MAX - 2 : MAX - 1;
        return line.substring(0, end) + "…";
    }

    private static boolean isGap(char next) {
        return next <= ' ' || next > '~' && (Character.isSpaceChar(next) || Character.isISOControl(next));
    }
}
