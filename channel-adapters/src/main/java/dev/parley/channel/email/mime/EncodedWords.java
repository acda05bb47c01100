package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes RFC 2047 encoded words wherever senders put them: inside quoted strings and parameters, glued to other text, with a
 * character split between two words, with blanks inside, without an end.
 */
public final class EncodedWords {
    private static final int MAX_CHARSET = 60;

    private final String text;
    private final StringBuilder out;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";
    private boolean anyPending;

    private EncodedWords(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** The text with every encoded word replaced by what it stands for. */
    public static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).run() : text;
    }

    private String run() {
        int at = 0;
        boolean ended = true;
        while (at < text.length()) {
            int start = ended ? text.indexOf("=?", at) : -1;
            if (start < 0) {
                break;
            }
            String between = text.substring(at, start);
            Word word = word(start);
            ended = word != Word.UNENDED;
            if (word == Word.NONE || word == Word.UNENDED) {
                flush();
                out.append(between).append("=?");
                at = start + 2;
                continue;
            }
            if (!anyPending || !between.isBlank()) {
                flush();
                out.append(between);
            }
            add(word);
            at = word.end();
        }
        flush();
        return out.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    private void add(Word word) {
        if (anyPending && !pendingCharset.equalsIgnoreCase(word.charset())) {
            flush();
        }
        pendingCharset = word.charset();
        anyPending = true;
        pending.writeBytes(word.content());
    }

    private void flush() {
        if (anyPending) {
            out.append(Charsets.decode(pending.toByteArray(), pendingCharset));
            pending.reset();
            anyPending = false;
        }
    }

    private Word word(int start) {
        int charsetEnd = text.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd - start > MAX_CHARSET || charsetEnd + 2 >= text.length()) {
            return Word.NONE;
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if (encoding != 'B' && encoding != 'Q' || text.charAt(charsetEnd + 2) != '?') {
            return Word.NONE;
        }
        String charset = text.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*');
        charset = language > 0 ? charset.substring(0, language) : charset;
        int from = charsetEnd + 3;
        int end = text.indexOf("?=", from);
        if (end < 0) {
            boolean cutOff = text.indexOf(' ', from) < 0;
            return cutOff ? content(charset, encoding, from, text.length(), text.length()) : Word.UNENDED;
        }
        return content(charset, encoding, from, end, end + 2);
    }

    private Word content(String charset, char encoding, int from, int to, int end) {
        byte[] raw = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = encoding == 'B' ? TransferDecoding.base64(raw) : TransferDecoding.quotedPrintable(raw, true);
        return new Word(charset, bytes, end);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Word(String charset, byte[] content, int end) {
        static final Word NONE = new Word("", new byte[0], -1);
        static final Word UNENDED = new Word("", new byte[0], -2);
    }
}
