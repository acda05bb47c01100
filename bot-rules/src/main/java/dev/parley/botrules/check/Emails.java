package dev.parley.botrules.check;

import java.util.ArrayList;
import java.util.List;

/** Finds e-mail addresses, and the "@" that are none. */
final class Emails {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    /** An address in the folded text. */
    record Email(int start, int end, String address) {}

    private Emails() {}

    static List<Email> in(String text) {
        List<Email> found = new ArrayList<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            int end = domainEnd(text, at + 1);
            boolean handle = start > 0 && text.charAt(start - 1) == '@';
            if (start < at && end > 0 && !handle) {
                found.add(new Email(start, end, text.substring(start, end)));
            }
        }
        return found;
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char character) {
        return Character.isLetterOrDigit(character) || "._%+-".indexOf(character) >= 0;
    }

    /** After the last label of a domain of two labels or more, or -1. */
    static int domainEnd(String text, int from) {
        int at = from;
        int lastDot = -1;
        while (at < text.length() && at - from < LONGEST_DOMAIN && isDomain(text.charAt(at))) {
            lastDot = text.charAt(at) == '.' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))
                    ? at
                    : lastDot;
            at++;
        }
        while (at > from && !Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return lastDot > from && at - lastDot > 2 ? at : -1;
    }

    private static boolean isDomain(char character) {
        return Character.isLetterOrDigit(character) || character == '.' || character == '-';
    }
}
