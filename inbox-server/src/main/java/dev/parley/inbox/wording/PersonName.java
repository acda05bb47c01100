package dev.parley.inbox.wording;

import java.util.regex.Pattern;

/** A person's name as mail programs write it, taken apart: "Ada Lovelace", "Lovelace, Ada", "Dr. Ada King Lovelace". */
record PersonName(String whole, String first, String last) {
    private static final PersonName NOBODY = new PersonName("", "", "");
    private static final Pattern TITLE =
            Pattern.compile("(?i)(?:(?:dr|prof|mr|mrs|ms|mme|herr|frau|sig|sig\\.ra|dott|ing)\\.?\\s+)+");
    private static final Pattern GAP = Pattern.compile("\\s+");

    /** An address instead of a name is none. */
    static PersonName of(String name) {
        String line = GAP.matcher(name.strip()).replaceAll(" ");
        if (line.isEmpty() || line.contains("@")) {
            return NOBODY;
        }
        int comma = line.indexOf(',');
        if (comma > 0
                && line.indexOf(',', comma + 1) < 0
                && !line.substring(comma + 1).isBlank()) {
            String last = line.substring(0, comma).strip();
            return of(line.substring(comma + 1).strip(), last);
        }
        var title = TITLE.matcher(line);
        String bare = title.lookingAt() ? line.substring(title.end()) : line;
        int gap = bare.indexOf(' ');
        return gap < 0
                ? new PersonName(line, title.lookingAt() ? "" : bare, title.lookingAt() ? bare : "")
                : new PersonName(line, bare.substring(0, gap), bare.substring(gap + 1));
    }

    private static PersonName of(String first, String last) {
        return new PersonName(first + " " + last, first, last);
    }
}
