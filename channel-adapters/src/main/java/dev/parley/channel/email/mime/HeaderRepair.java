package dev.parley.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the top of a message a header section: drops what stands before it (blank lines, a byte order mark, mbox "From "
 * lines), drops lines that are no fields, puts in the blank line that is missing before the body, and reads lone carriage
 * returns as line ends. A well-formed message is returned as it is.
 */
final class HeaderRepair {
    private static final int LOOK_AT = 4096;
    private static final Set<String> COMMON = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "received",
            "reply-to",
            "return-path",
            "in-reply-to",
            "references",
            "sender",
            "delivered-to",
            "list-id");

    private final byte[] raw;
    private int lastField = -1;

    private HeaderRepair(byte[] raw) {
        this.raw = raw;
    }

    static byte[] repair(byte[] raw) {
        return new HeaderRepair(withLineFeeds(raw)).run();
    }

    private byte[] run() {
        int start = start();
        ByteArrayOutputStream repaired = null;
        int kept = start;
        int at = start;
        while (at < raw.length && !isBlank(at)) {
            int next = lineEnd(at) + 1;
            boolean folded = at > start && (raw[at] == ' ' || raw[at] == '\t');
            if (folded || Headers.nameEnd(raw, at, raw.length) >= 0) {
                at = next;
                continue;
            }
            repaired = repaired == null ? new ByteArrayOutputStream(raw.length + 2) : repaired;
            repaired.write(raw, kept, at - kept);
            if (!fieldsFollow(next)) {
                repaired.write('\n');
                kept = at;
                break;
            }
            kept = Math.min(next, raw.length);
            at = next;
        }
        if (repaired == null && start == 0) {
            return raw;
        }
        repaired = repaired == null ? new ByteArrayOutputStream(raw.length) : repaired;
        repaired.write(raw, kept, raw.length - kept);
        return repaired.toByteArray();
    }

    private int start() {
        int at = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF ? 3 : 0;
        while (at < raw.length && (isBlank(at) || startsWith(at, "From ") || startsWith(at, ">From "))) {
            at = Math.min(raw.length, lineEnd(at) + 1);
        }
        return at;
    }

    private boolean fieldsFollow(int from) {
        if (lastField < 0) {
            lastField = 0;
            for (int at = from; at < raw.length && !isBlank(at); at = lineEnd(at) + 1) {
                if (isCommon(at)) {
                    lastField = at;
                }
            }
        }
        return lastField >= from;
    }

    private boolean isCommon(int at) {
        int end = Headers.nameEnd(raw, at, raw.length);
        String name = end < 0 ? "" : new String(raw, at, end - at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return COMMON.contains(name) || name.startsWith("content-") || name.startsWith("x-");
    }

    private boolean isBlank(int at) {
        return Headers.isBlank(raw, at, raw.length);
    }

    private boolean startsWith(int at, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (at + i >= raw.length || raw[at + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int lineEnd(int at) {
        return Headers.lineEnd(raw, at, raw.length);
    }

    /** Line ends of old Macintoshes (CR) and of programs that add a CR to what has one (CR CR LF). */
    private static byte[] withLineFeeds(byte[] raw) {
        boolean anyFeed = false;
        boolean anyReturn = false;
        boolean doubled = false;
        for (int i = 0; i < Math.min(raw.length, LOOK_AT); i++) {
            anyFeed |= raw[i] == '\n';
            anyReturn |= raw[i] == '\r';
            doubled |= isDoubled(raw, i);
        }
        if (!doubled && (anyFeed || !anyReturn)) {
            return raw;
        }
        byte[] out = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!isDoubled(raw, i)) {
                out[length++] = raw[i] == '\r' && !anyFeed ? (byte) '\n' : raw[i];
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static boolean isDoubled(byte[] raw, int at) {
        return raw[at] == '\r' && at + 2 < raw.length && raw[at + 1] == '\r' && raw[at + 2] == '\n';
    }
}
