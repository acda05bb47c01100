package dev.parley.channel.email.mime;

/**
 * How far bytes look like UTF-8.
 *
 * @param multibyte well-formed sequences of two bytes and more
 * @param broken bytes beyond ASCII that are part of none
 * @param escapes whether an ESC occurs, as in ISO-2022
 */
record Utf8Shape(int multibyte, int broken, boolean escapes) {
    static Utf8Shape of(byte[] bytes) {
        int multibyte = 0;
        int broken = 0;
        boolean escapes = false;
        for (int i = 0; i < bytes.length; ) {
            int b = bytes[i];
            if (b >= 0) {
                escapes |= b == 0x1B;
                i++;
                continue;
            }
            int length = sequenceLength(bytes, i);
            if (length == 0 && i + 3 >= bytes.length && i > 0 && isCutSequence(bytes, i)) {
                break;
            }
            multibyte += length > 0 ? 1 : 0;
            broken += length > 0 ? 0 : 1;
            i += Math.max(1, length);
        }
        return new Utf8Shape(multibyte, broken, escapes);
    }

    /** A character cut off by the end of the text is not held against it. */
    private static boolean isCutSequence(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC3 || lead > 0xF4 || expected(lead) <= bytes.length - at) {
            return false;
        }
        for (int i = at + 1; i < bytes.length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return bytes.length - at > 1;
    }

    private static int expected(int lead) {
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** 0 where no well-formed sequence (RFC 3629) starts. */
    private static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = expected(lead);
        if (at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wrong = lead == 0xE0 && second < 0xA0
                || lead == 0xED && second > 0x9F
                || lead == 0xF0 && second < 0x90
                || lead == 0xF4 && second > 0x8F;
        return wrong ? 0 : length;
    }
}
