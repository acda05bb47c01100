package dev.parley.channel.length;

import java.util.function.IntUnaryOperator;

/**
 * Counts a text message as networks do: 7-bit characters of the GSM default alphabet and its extension (3GPP TS 23.038, section
 * 6.2.1) where it has them all, UCS-2 otherwise; a text of several segments loses room to the header that joins them (3GPP TS
 * 23.040, section 9.2.3.24). No character is cut in two by the end of a segment.
 */
final class SmsText {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int SEPTETS = 160;
    private static final int SEPTETS_OF_SEVERAL = 153;
    private static final int UNITS = 70;
    private static final int UNITS_OF_SEVERAL = 67;

    private SmsText() {}

    /** How many segments it takes; none for an empty text. */
    static int segments(String text) {
        return isGsm(text)
                ? segments(text, SmsText::septets, SEPTETS, SEPTETS_OF_SEVERAL)
                : segments(text, Character::charCount, UNITS, UNITS_OF_SEVERAL);
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(each -> septets(each) > 0);
    }

    /** 0: not in the alphabet. */
    private static int septets(int character) {
        if (BASIC.indexOf(character) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }

    private static int segments(String text, IntUnaryOperator width, int alone, int several) {
        int total = 0;
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int units = width.applyAsInt(text.codePointAt(i));
            total += units;
            if (used + units > several) {
                segments++;
                used = 0;
            }
            used += units;
        }
        return total <= alone ? Math.min(total, 1) : segments;
    }
}
