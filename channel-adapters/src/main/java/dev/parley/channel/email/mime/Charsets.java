package dev.parley.channel.email.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns bytes into text when the charset a mail declares is missing, unknown or a lie.
 *
 * <p>Bytes that are valid UTF-8 with characters beyond ASCII are UTF-8 whatever single-byte charset is declared: text in a
 * single-byte charset practically never forms such sequences. Declared multi-byte charsets are believed as long as the bytes
 * fit them. What fits nothing is windows-1252, in which every byte says something.
 */
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MAX_LABEL = 60;
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    /** Names that Java does not know, or knows as a smaller set than senders mean by them (WHATWG Encoding). */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("utf8mb3", "utf-8"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso-8859-1-windows-3.1-latin-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("iso-8859-6-e", "iso-8859-6"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("x-x-big5", "big5-hkscs"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("x-mac-ce", "x-MacCentralEurope"),
            Map.entry("koi8", "koi8-r"),
            Map.entry("x-cp1251", "windows-1251"),
            Map.entry("x-cp1252", "windows-1252"));

    private Charsets() {}

    /** Text of a body or header that declares {@code label}; an empty label when it declares none. */
    public static String decode(byte[] bytes, String label) {
        if (isUtf7(label)) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (isPlainAscii(bytes) && !isUtf16(label)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        Optional<Charset> declared = find(label);
        int mark = byteOrderMark(bytes);
        if (mark > 0) {
            return new String(bytes, mark, bytes.length - mark, mark == 3 ? StandardCharsets.UTF_8 : utf16(bytes));
        }
        Utf8Shape shape = Utf8Shape.of(bytes);
        if (shape.broken() == 0 && shape.multibyte() > 0) {
            boolean believed = declared.isPresent() && isMultibyte(declared.get()) && fits(bytes, declared.get());
            return new String(bytes, believed ? declared.get() : StandardCharsets.UTF_8);
        }
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return new String(bytes, declared.get());
        }
        if (shape.escapes() && fits(bytes, iso2022Jp())) {
            return new String(bytes, iso2022Jp());
        }
        return new String(bytes, shape.multibyte() > shape.broken() ? StandardCharsets.UTF_8 : WINDOWS_1252);
    }

    /** The charset meant by a label; empty for labels that mean nothing ("x-unknown", "8bit", "ansi_x3.110-1983"). */
    public static Optional<Charset> find(String label) {
        if (label.isEmpty() || label.length() > MAX_LABEL) {
            return Optional.empty();
        }
        Optional<Charset> known = KNOWN.get(label);
        if (known == null) {
            known = lookUp(label);
            if (known.isPresent() && KNOWN.size() < 1000) {
                KNOWN.put(label, known);
            }
        }
        return known;
    }

    private static Optional<Charset> lookUp(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        name = name.startsWith("charset=") ? name.substring(8) : name;
        for (String candidate : new String[] {
            ALIASES.getOrDefault(name, name),
            name.replace("cp-", "cp").replace("windows-cp", "windows-").replace("win-", "windows-"),
            name.replace('_', '-').replaceFirst("^iso-?8859-?(?=\\d)", "iso-8859-"),
            name.replaceFirst("^x-", "")
        }) {
            try {
                return Optional.of(Charset.forName(ALIASES.getOrDefault(candidate, candidate)));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean isPlainAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == 0x1B) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf7(String label) {
        return label.length() <= MAX_LABEL && label.toLowerCase(Locale.ROOT).contains("utf-7");
    }

    private static boolean isUtf16(String label) {
        return label.length() <= MAX_LABEL && label.toLowerCase(Locale.ROOT).contains("utf-16");
    }

    private static int byteOrderMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
        return utf16 ? 2 : 0;
    }

    private static Charset utf16(byte[] bytes) {
        return bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static boolean isMultibyte(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8)
                && charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() > 1;
    }

    private static Charset iso2022Jp() {
        return Charset.forName("ISO-2022-JP");
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.length() <= bytes.length;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
