package dev.parley.botrules.understanding;

/**
 * What its writer said in words: addresses of pages and mailboxes, numbers of orders and quoted lines are blanked out.
 *
 * <p>Each is replaced by as many spaces, so that every other character keeps its place.
 */
final class OwnWords {
    private final char[] text;

    private OwnWords(String text) {
        this.text = text.toCharArray();
    }

    /** The text of the same length, with blanks where nobody speaks. */
    static String of(String text, int most) {
        var words = new OwnWords(text.length() > most ? text.substring(0, most) : text);
        words.blankQuotedLines();
        words.blankAddressesAndNumbers();
        return new String(words.text);
    }

    private void blankQuotedLines() {
        int start = 0;
        while (start < text.length) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            int first = start;
            while (first < end && text[first] == ' ') {
                first++;
            }
            if (first < end && text[first] == '>') {
                blank(start, end);
            }
            start = end + 1;
        }
    }

    private void blankAddressesAndNumbers() {
        int start = 0;
        while (start < text.length) {
            if (Character.isWhitespace(text[start])) {
                start++;
                continue;
            }
            int end = start;
            while (end < text.length && !Character.isWhitespace(text[end])) {
                end++;
            }
            if (isAddress(start, end) || isNumber(start, end)) {
                blank(start, end);
            }
            start = end;
        }
    }

    private boolean isAddress(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean page = text[i] == ':' && i + 2 < end && text[i + 1] == '/' && text[i + 2] == '/';
            boolean mailbox = text[i] == '@';
            if (page || mailbox) {
                return true;
            }
        }
        return end - start > 4
                && (text[start] == 'w' || text[start] == 'W')
                && new String(text, start, 4).equalsIgnoreCase("www.");
    }

    /** As "AB-12345", "#4711", "12.03.": mostly digits, or capitals among which digits are. */
    private boolean isNumber(int start, int end) {
        int digits = 0;
        int lower = 0;
        for (int i = start; i < end; i++) {
            if (Character.isDigit(text[i])) {
                digits++;
            } else if (Character.isLowerCase(text[i])) {
                lower++;
            }
        }
        return digits > lower && digits > 0;
    }

    private void blank(int start, int end) {
        for (int i = start; i < end; i++) {
            text[i] = ' ';
        }
    }
}
