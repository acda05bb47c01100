package dev.parley.inbox.conversation;

import java.util.regex.Pattern;

/** Makes a name that a browser sent into one that is safe to show, to store and to save under. */
final class FileName {
    private static final int MAX = 150;
    private static final int MAX_EXTENSION = 12;
    private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    /** Control, format (bidirectional overrides among them), unassigned and private characters, and what file systems refuse. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029:*?\"<>|]");

    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    private FileName() {}

    /** Never empty, at most 150 characters, its extension kept. */
    static String clean(String sent) {
        String name = PATH.matcher(sent).replaceFirst("");
        name = EDGES.matcher(UNFIT.matcher(name).replaceAll("")).replaceAll("");
        if (name.isEmpty()) {
            return "file";
        }
        if (name.length() <= MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        int end = MAX - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
}
