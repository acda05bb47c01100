package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header of the form {@code value; name=value; …} (Content-Type, Content-Disposition), with RFC 2231 continuations and
 * charsets, and with RFC 2047 words in parameters, which no RFC allows and most programs write.
 *
 * @param value lower-case, without white space; empty where the header is missing
 * @param parameters by lower-case name, decoded
 */
public record HeaderParameters(String value, Map<String, String> parameters) {
    private static final int MAX_PARAMETERS = 200;

    public HeaderParameters {
        parameters = Map.copyOf(parameters);
    }

    /** Reads what can be read of a header's unfolded text. */
    public static HeaderParameters parse(String header) {
        int end = header.indexOf(';');
        String value = end < 0 ? header : header.substring(0, end);
        return new HeaderParameters(
                clean(value).toLowerCase(Locale.ROOT), end < 0 ? Map.of() : new Reader(header, end).read());
    }

    /** A parameter's value; empty where it is missing. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String clean(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int comment = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            comment += c == '(' ? 1 : 0;
            if (comment == 0 && c > ' ' && c != '"' && c != ')') {
                out.append(c);
            }
            comment = c == ')' ? Math.max(0, comment - 1) : comment;
        }
        return out.toString();
    }

    private static final class Reader {
        private final String text;
        private final Map<String, String> plain = new HashMap<>();
        private final Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        Map<String, String> read() {
            for (int i = 0; i < MAX_PARAMETERS && at < text.length(); i++) {
                one();
            }
            pieces.forEach((name, parts) -> plain.put(name, join(parts)));
            return plain;
        }

        private void one() {
            while (at < text.length() && (text.charAt(at) == ';' || text.charAt(at) <= ' ')) {
                at++;
            }
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
                at++;
            }
            String name = clean(text.substring(start, at)).toLowerCase(Locale.ROOT);
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                put(name, value());
            }
        }

        private String value() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && text.charAt(at) != ';') {
                at++;
            }
            return text.substring(start, at).strip();
        }

        private String quoted() {
            StringBuilder out = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
                    at++;
                }
                out.append(text.charAt(at));
            }
            while (at < text.length() && text.charAt(at) != ';') {
                at++;
            }
            return out.toString();
        }

        private static boolean isEscapable(char c) {
            return c == '"' || c == '\\';
        }

        private void put(String name, String value) {
            int star = name.indexOf('*');
            if (star <= 0) {
                plain.putIfAbsent(name, EncodedWords.decode(value));
                return;
            }
            String number = name.substring(star + 1).replace("*", "");
            boolean encoded = name.endsWith("*");
            int index = number.isEmpty() ? 0 : number.matches("\\d{1,4}") ? Integer.parseInt(number) : -1;
            if (index >= 0) {
                pieces.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .putIfAbsent(index, new Piece(value, encoded));
            }
        }
    }

    private record Piece(String value, boolean encoded) {}

    private static String join(TreeMap<Integer, Piece> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        boolean anyEncoded = false;
        for (Map.Entry<Integer, Piece> entry : parts.entrySet()) {
            String value = entry.getValue().value();
            if (!entry.getValue().encoded()) {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                continue;
            }
            anyEncoded = true;
            int first = value.indexOf('\'');
            int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
            if (entry.getKey() == 0 && second >= 0 && first <= 40) {
                charset = value.substring(0, first);
                value = value.substring(second + 1);
            }
            percent(value, bytes);
        }
        String text = Charsets.decode(bytes.toByteArray(), charset);
        return anyEncoded ? text : EncodedWords.decode(text);
    }

    private static void percent(String value, ByteArrayOutputStream out) {
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            out.write(low >= 0 ? high << 4 | low : raw[i]);
            i += low >= 0 ? 2 : 0;
        }
    }
}
