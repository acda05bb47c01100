package dev.parley.channel.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The header fields of a message or part, in their order, unfolded; 8-bit ones are read as UTF-8 or windows-1252. */
public final class Headers {
    private static final int MAX_NAME = 100;
    private static final int MAX_FIELDS = 1000;

    private final List<Header> fields = new ArrayList<>();
    private int bodyStart;

    private record Header(String name, String value) {}

    private Headers() {}

    /** The header fields of a message, whatever stands around them. */
    public static Headers parse(byte[] raw) {
        byte[] repaired = HeaderRepair.repair(raw);
        return parse(repaired, 0, repaired.length);
    }

    /** Reads fields until a blank line, or until a line that is none and therefore starts the body. */
    static Headers parse(byte[] bytes, int from, int to) {
        Headers headers = new Headers();
        int at = from;
        while (at < to && !isBlank(bytes, at, to)) {
            int nameEnd = nameEnd(bytes, at, to);
            if (nameEnd < 0) {
                headers.bodyStart = at;
                return headers;
            }
            int end = fieldEnd(bytes, at, to);
            String name = new String(bytes, at, nameEnd - at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            int colon = nameEnd;
            while (bytes[colon] != ':') {
                colon++;
            }
            if (headers.fields.size() < MAX_FIELDS) {
                headers.fields.add(new Header(name, unfold(bytes, colon + 1, end)));
            }
            at = end;
        }
        headers.bodyStart = Math.min(to, lineEnd(bytes, at, to) + 1);
        return headers;
    }

    /** Where the body starts in the bytes that were parsed. */
    int bodyStart() {
        return bodyStart;
    }

    /** After the field name that a line starts with (RFC 5322 section 2.2, and blanks before the colon); -1 where none does. */
    static int nameEnd(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && end - at < MAX_NAME && bytes[end] > ' ' && bytes[end] != ':' && bytes[end] < 127) {
            end++;
        }
        int colon = end;
        while (colon < to && colon - end < 20 && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
            colon++;
        }
        return end > at && colon < to && bytes[colon] == ':' ? end : -1;
    }

    /** Whether the line has nothing but white space; the first thousand bytes decide. */
    static boolean isBlank(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r') && i - at < 1000) {
            i++;
        }
        return i >= to || bytes[i] == '\n';
    }

    static int lineEnd(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /** After the field's last line: lines that start with white space continue it (RFC 5322 section 2.2.3). */
    private static int fieldEnd(byte[] bytes, int at, int to) {
        int end = Math.min(to, lineEnd(bytes, at, to) + 1);
        while (end < to && (bytes[end] == ' ' || bytes[end] == '\t') && !isBlank(bytes, end, to)) {
            end = Math.min(to, lineEnd(bytes, end, to) + 1);
        }
        return end;
    }

    private static String unfold(byte[] bytes, int from, int to) {
        byte[] kept = new byte[to - from];
        int length = 0;
        boolean escapes = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b != '\r' && b != '\n' && b != 0) {
                kept[length++] = b;
                escapes |= b == 0x1B;
            }
        }
        byte[] value = length == kept.length ? kept : Arrays.copyOf(kept, length);
        return Charsets.decode(value, escapes ? "iso-2022-jp" : "").strip();
    }

    /** The first field of that lower-case name, not decoded; empty where there is none. */
    public String first(String name) {
        for (Header field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return "";
    }

    /** Every field of that lower-case name, not decoded. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Header field : fields) {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** Whether a field of that lower-case name stands here, even an empty one. */
    public boolean has(String name) {
        for (Header field : fields) {
            if (field.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The first field of that name as one line of readable text. */
    public String text(String name, int max) {
        return Texts.oneLine(EncodedWords.decode(first(name)), max);
    }
}
