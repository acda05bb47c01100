package dev.parley.channel.email.text;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, with where each starts; quoted lines are those behind a ">". */
final class MailLines {
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    MailLines(String text) {
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            lines.add(text.substring(at, end));
            starts.add(at);
            at = end + 1;
        }
    }

    int count() {
        return lines.size();
    }

    String get(int line) {
        return lines.get(line);
    }

    int start(int line) {
        return starts.get(line);
    }

    boolean isBlank(int line) {
        return lines.get(line).isBlank();
    }

    boolean isQuoted(int line) {
        String text = lines.get(line);
        for (int i = 0; i < text.length() && i < 4; i++) {
            if (text.charAt(i) == '>') {
                return !isConflictMarker(line) && !text.startsWith(">From ") && !text.startsWith(">:", i);
            }
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return false;
    }

    /** "&gt;&gt;&gt;&gt;&gt;&gt;&gt; branch", as version control writes it; below a line with as many marks it is a deep quote. */
    private boolean isConflictMarker(int line) {
        return lines.get(line).startsWith(">>>>>>> ")
                && (line == 0 || !lines.get(line - 1).startsWith(">>>>>>"));
    }

    /** The first line at or after {@code from} that is not blank; {@link #count()} where none is. */
    int skipBlank(int from) {
        int line = from;
        while (line < count() && isBlank(line)) {
            line++;
        }
        return line;
    }

    /** The line that holds the character at {@code offset}. */
    int at(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
