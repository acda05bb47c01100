package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file uuencoded inside a text, as very old programs send attachments.
 *
 * @param name what its "begin" line calls it
 * @param content its bytes
 * @param start where the "begin" line starts in the text
 * @param end where the line after "end" starts
 */
public record Uuencoded(String name, byte[] content, int start, int end) {
    private static final byte[] BEGIN = "begin ".getBytes(StandardCharsets.US_ASCII);

    /** The first complete one at or after {@code from}. */
    public static Optional<Uuencoded> find(byte[] text, int from) {
        for (int line = from; line < text.length; line = lineEnd(text, line) + 1) {
            if (isBegin(text, line)) {
                Optional<Uuencoded> found = read(text, line);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isBegin(byte[] text, int at) {
        if (at + 11 > text.length) {
            return false;
        }
        for (int i = 0; i < BEGIN.length; i++) {
            if (text[at + i] != BEGIN[i]) {
                return false;
            }
        }
        for (int i = 6; i < 9; i++) {
            if (text[at + i] < '0' || text[at + i] > '7') {
                return false;
            }
        }
        return text[at + 9] == ' ';
    }

    private static Optional<Uuencoded> read(byte[] text, int begin) {
        int headEnd = lineEnd(text, begin);
        String name = Charsets.decode(Arrays.copyOfRange(text, begin + 10, headEnd), "")
                .strip();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = headEnd + 1;
        while (at < text.length) {
            int end = lineEnd(text, at);
            int length = end - at - (end > at && text[end - 1] == '\r' ? 1 : 0);
            if (length >= 3 && text[at] == 'e' && text[at + 1] == 'n' && text[at + 2] == 'd' && length <= 5) {
                return Optional.of(new Uuencoded(name, out.toByteArray(), begin, Math.min(end + 1, text.length)));
            }
            if (length > 0 && !line(text, at, length, out)) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static boolean line(byte[] text, int at, int length, ByteArrayOutputStream out) {
        int bytes = text[at] - ' ' & 63;
        if (text[at] < ' ' || text[at] > '`' || (bytes + 2) / 3 * 4 > length + 3) {
            return false;
        }
        for (int group = 0; group * 3 < bytes; group++) {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                int index = at + 1 + group * 4 + i;
                value = value << 6 | (index < at + length ? text[index] - ' ' & 63 : 0);
            }
            for (int i = 0; i < 3 && group * 3 + i < bytes; i++) {
                out.write(value >> (16 - 8 * i));
            }
        }
        return true;
    }

    private static int lineEnd(byte[] text, int at) {
        int end = at;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }
}
