package dev.parley.channel.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts the body of a multipart at its delimiter lines (RFC 2046 section 5.1.1). */
final class Boundaries {
    private static final int LOOK_AT = 64 * 1024;
    private static final int MAX_BOUNDARY = 200;
    private static final int NONE = 0;
    private static final int OPENS = 1;
    private static final int CLOSES = 2;

    private Boundaries() {}

    /**
     * Where the parts start and end, the line end before a delimiter left out. Without a closing delimiter the last part ends
     * with the body; one that is followed by further delimiters does not close.
     */
    static List<int[]> slice(byte[] bytes, int from, int to, String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<int[]> slices = new ArrayList<>();
        int start = -1;
        for (int line = from; line < to; line = Headers.lineEnd(bytes, line, to) + 1) {
            int kind = bytes[line] == '-' ? kind(bytes, line, to, delimiter) : NONE;
            if (kind == NONE) {
                continue;
            }
            if (start >= 0) {
                slices.add(new int[] {start, Math.max(start, withoutLineEnd(bytes, line))});
            }
            start = kind == CLOSES ? -1 : Math.min(to, Headers.lineEnd(bytes, line, to) + 1);
        }
        if (start >= 0 && start < to) {
            slices.add(new int[] {start, to});
        }
        return slices;
    }

    private static int kind(byte[] bytes, int line, int to, byte[] delimiter) {
        if (to - line < delimiter.length) {
            return NONE;
        }
        for (int i = 0; i < delimiter.length; i++) {
            if (bytes[line + i] != delimiter[i]) {
                return NONE;
            }
        }
        int rest = line + delimiter.length;
        boolean closes = rest + 1 < to && bytes[rest] == '-' && bytes[rest + 1] == '-';
        rest += closes ? 2 : 0;
        return Headers.isBlank(bytes, rest, to) ? closes ? CLOSES : OPENS : NONE;
    }

    private static int withoutLineEnd(byte[] bytes, int line) {
        int end = line > 0 && bytes[line - 1] == '\n' ? line - 1 : line;
        return end > 0 && end < line && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** The boundary that a body really uses: the first line "--something" that a "Content-…:" line follows. */
    static Optional<String> find(byte[] bytes, int from, int to) {
        String head = new String(bytes, from, Math.min(to - from, LOOK_AT), StandardCharsets.ISO_8859_1);
        int at = head.startsWith("--") ? 0 : next(head, 0);
        while (at >= 0) {
            int end = head.indexOf('\n', at);
            if (end < 0) {
                return Optional.empty();
            }
            String boundary = head.substring(at + 2, end).strip();
            boolean usable = !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY;
            if (usable && head.regionMatches(true, end + 1, "content-", 0, 8)) {
                return Optional.of(new String(boundary.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
            at = next(head, end);
        }
        return Optional.empty();
    }

    private static int next(String head, int from) {
        int found = head.indexOf("\n--", from);
        return found < 0 ? -1 : found + 1;
    }
}
