package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** The text of a rich text document, its formatting left out; enough to read a message that came only as RTF. */
final class Rtf {
    private static final int MAX_NESTING = 200;
    private static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "generator",
            "xmlnstbl",
            "themedata",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "htmlrtf");

    private final byte[] in;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private String charset = "windows-1252";
    private boolean silent;
    private int at;

    private Rtf(byte[] in) {
        this.in = in;
    }

    static String text(byte[] rtf) {
        Rtf reader = new Rtf(rtf);
        reader.run();
        return Texts.clean(reader.out.toString()).strip();
    }

    private void run() {
        while (at < in.length) {
            char c = (char) (in[at++] & 0xFF);
            switch (c) {
                case '{' -> {
                    if (groups.size() < MAX_NESTING) {
                        groups.push(silent);
                    }
                }
                case '}' -> {
                    flush();
                    silent = !groups.isEmpty() && groups.pop();
                }
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> add(c);
            }
        }
        flush();
    }

    private void add(int b) {
        if (!silent) {
            bytes.write(b);
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            out.append(Charsets.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    private void append(String text) {
        flush();
        out.append(silent ? "" : text);
    }

    private void control() {
        if (at >= in.length) {
            return;
        }
        char c = (char) (in[at] & 0xFF);
        if (!Character.isLetter(c)) {
            at++;
            symbol(c);
            return;
        }
        int start = at;
        while (at < in.length && at - start < 40 && Character.isLetter(in[at])) {
            at++;
        }
        String word = new String(in, start, at - start, StandardCharsets.US_ASCII);
        int number = at;
        while (at < in.length && at - number < 8 && (in[at] == '-' && at == number || in[at] >= '0' && in[at] <= '9')) {
            at++;
        }
        String digits = new String(in, number, at - number, StandardCharsets.US_ASCII);
        at += at < in.length && in[at] == ' ' ? 1 : 0;
        word(word, digits.isEmpty() || digits.equals("-") ? -1 : Integer.parseInt(digits));
    }

    private void symbol(char c) {
        switch (c) {
            case '\'' -> {
                int high = at + 1 < in.length ? Character.digit(in[at], 16) : -1;
                int low = at + 1 < in.length ? Character.digit(in[at + 1], 16) : -1;
                add(high >= 0 && low >= 0 ? high << 4 | low : '?');
                at = Math.min(in.length, at + 2);
            }
            case '*' -> silent = true;
            case '~' -> append("\u00A0");
            case '\\', '{', '}' -> add(c);
            default -> {}
        }
    }

    private void word(String word, int number) {
        switch (word) {
            case "par", "line", "row", "sect", "page" -> append("\n");
            case "tab", "cell" -> append("\t");
            case "emdash" -> append("—");
            case "endash" -> append("–");
            case "lquote", "rquote" -> append("'");
            case "ldblquote", "rdblquote" -> append("\"");
            case "bullet" -> append("•");
            case "ansicpg" -> charset = "windows-" + number;
            case "u" -> {
                append(String.valueOf((char) number));
                at += at < in.length && in[at] == '?' ? 1 : 0;
            }
            case "htmlrtf" -> silent = number != 0;
            default -> silent |= SILENT.contains(word);
        }
    }
}
