package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Undoes content transfer encodings (RFC 2045 section 6), reading on over everything that does not belong there. */
final class TransferDecoding {
    private static final byte[] BASE64 = new byte[128];

    static {
        Arrays.fill(BASE64, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
        BASE64['-'] = 62;
        BASE64['_'] = 63;
    }

    private TransferDecoding() {}

    /** The content behind {@code encoding}; unknown encodings and 7bit, 8bit, binary leave the bytes as they are. */
    static byte[] decode(byte[] bytes, String encoding) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("base64")) {
            return looksLikeBase64(bytes) ? base64(bytes) : bytes;
        }
        if (name.startsWith("quoted-printable") || name.equals("qp") || name.startsWith("quoted_printable")) {
            return quotedPrintable(bytes, false);
        }
        if (name.startsWith("x-uu") || name.equals("uuencode")) {
            return Uuencoded.find(bytes, 0).map(Uuencoded::content).orElse(bytes);
        }
        return bytes;
    }

    /** Skips foreign characters; padding ends a group, not the data (encoders that pad every line exist). */
    static byte[] base64(byte[] bytes) {
        byte[] out = new byte[bytes.length / 4 * 3 + 3];
        int length = 0;
        int buffer = 0;
        int digits = 0;
        for (byte b : bytes) {
            int value = b >= 0 ? BASE64[b] : -1;
            if (value >= 0) {
                buffer = buffer << 6 | value;
                if (++digits == 4) {
                    out[length++] = (byte) (buffer >> 16);
                    out[length++] = (byte) (buffer >> 8);
                    out[length++] = (byte) buffer;
                    digits = 0;
                    buffer = 0;
                }
            } else if (b == '=' && digits > 0) {
                length = flush(out, length, buffer, digits);
                digits = 0;
                buffer = 0;
            }
        }
        length = flush(out, length, buffer, digits);
        return Arrays.copyOf(out, length);
    }

    private static int flush(byte[] out, int length, int buffer, int digits) {
        if (digits == 2) {
            out[length] = (byte) (buffer >> 4);
            return length + 1;
        }
        if (digits == 3) {
            out[length] = (byte) (buffer >> 10);
            out[length + 1] = (byte) (buffer >> 2);
            return length + 2;
        }
        return length;
    }

    /** Some senders declare base64 and then write the text in clear: a space inside the first line tells. */
    private static boolean looksLikeBase64(byte[] bytes) {
        int foreign = 0;
        int seen = 0;
        for (int i = 0; i < bytes.length && seen < 200; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                continue;
            }
            seen++;
            foreign += b < 0 || BASE64[b] < 0 && b != '=' ? 1 : 0;
        }
        return foreign * 12 <= seen;
    }

    /** {@code asWord}: the "Q" variant of RFC 2047, in which an underscore is a space. */
    static byte[] quotedPrintable(byte[] bytes, boolean asWord) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '=') {
                at = escape(bytes, at, out);
            } else if ((b == ' ' || b == '\t') && !asWord && isTrailing(bytes, at)) {
                at++;
            } else {
                out.write(asWord && b == '_' ? ' ' : b);
                at++;
            }
        }
        return out.toByteArray();
    }

    private static int escape(byte[] bytes, int at, ByteArrayOutputStream out) {
        int high = at + 1 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
        int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
        if (high >= 0 && low >= 0) {
            out.write(high << 4 | low);
            return at + 3;
        }
        int next = at + 1;
        while (next < bytes.length && next - at < 80 && (bytes[next] == ' ' || bytes[next] == '\t')) {
            next++;
        }
        if (next >= bytes.length || bytes[next] == '\n') {
            return next + 1;
        }
        if (bytes[next] == '\r') {
            return next + (next + 1 < bytes.length && bytes[next + 1] == '\n' ? 2 : 1);
        }
        out.write('=');
        return at + 1;
    }

    /** White space at the end of an encoded line was added on the way (RFC 2045 section 6.7, rule 3). */
    private static boolean isTrailing(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && next - at < 80 && (bytes[next] == ' ' || bytes[next] == '\t')) {
            next++;
        }
        return next < bytes.length && (bytes[next] == '\r' || bytes[next] == '\n');
    }
}
