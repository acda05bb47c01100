package dev.parley.inbox.conversation;

/** The start of a message on one line, for lists. */
public final class Snippet {
    private static final int MAX = 160;

    private Snippet() {}

    /** At most 160 characters, white space collapsed. */
    public static String of(String text) {
        String start = text.length() > 4 * MAX ? text.substring(0, 4 * MAX) : text;
        String line = start.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
        if (line.length() <= MAX) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX - 2)) ? MAX - 2 : MAX - 1;
        return line.substring(0, end) + "…";
    }
}
