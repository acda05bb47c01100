package dev.parley.channel.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** The header fields of a message or part, in their order, unfolded; 8-bit ones are read as UTF-8 or windows-1252. */
public final class Headers {
    private final List<Header> fields = new ArrayList<>();

    private record Header(String name, String value) {}

    void add(Field field) {
        ByteSequence raw = field.getRaw();
        int colon = 0;
        while (colon < raw.length() && raw.byteAt(colon) != ':') {
            colon++;
        }
        byte[] bytes = new byte[Math.max(0, raw.length() - colon - 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = raw.byteAt(colon + 1 + i);
        }
        fields.add(new Header(field.getName().strip().toLowerCase(Locale.ROOT), unfold(bytes)));
    }

    /** Line ends vanish; the white space that follows them stays (RFC 5322 section 2.2.3). */
    private static String unfold(byte[] bytes) {
        int length = 0;
        for (byte b : bytes) {
            if (b != '\r' && b != '\n' && b != 0) {
                bytes[length++] = b;
            }
        }
        byte[] kept = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        boolean escapes = new String(kept, StandardCharsets.ISO_8859_1).indexOf(0x1B) >= 0;
        return (escapes ? Charsets.decode(kept, "iso-2022-jp") : Charsets.decode(kept, "")).strip();
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
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** Whether a field of that lower-case name stands here, even an empty one. */
    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** Whether a field's lower-case name starts so. */
    public boolean hasPrefix(String prefix) {
        return fields.stream().anyMatch(field -> field.name().startsWith(prefix));
    }

    /** The first field of that name as one line of readable text. */
    public String text(String name, int max) {
        return Texts.oneLine(EncodedWords.decode(first(name)), max);
    }

    /** How many fields there are. */
    public int size() {
        return fields.size();
    }
}
