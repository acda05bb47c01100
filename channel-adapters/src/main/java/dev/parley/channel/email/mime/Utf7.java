package dev.parley.channel.email.mime;

import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), which old Exchange servers still write and Java does not read. */
final class Utf7 {
    private Utf7() {}

    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '+') {
                out.append(c);
                continue;
            }
            int end = at;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                out.append('+');
            } else {
                byte[] bytes = TransferDecoding.base64(text.substring(at, end).getBytes(StandardCharsets.US_ASCII));
                out.append(new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE));
            }
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static boolean isBase64(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }
}
