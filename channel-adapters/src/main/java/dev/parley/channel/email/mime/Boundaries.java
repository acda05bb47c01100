package dev.parley.channel.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the boundary that a body really uses, for multiparts that declare another one or none. */
final class Boundaries {
    private static final int LOOK_AT = 64 * 1024;
    private static final int MAX_BOUNDARY = 200;

    private Boundaries() {}

    /** The first line "--something" that a "Content-…:" line follows, among the first lines of the body. */
    static Optional<String> find(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.ISO_8859_1);
        int at = head.startsWith("--") ? 0 : next(head, 0);
        while (at >= 0) {
            int end = head.indexOf('\n', at);
            if (end < 0) {
                return Optional.empty();
            }
            String boundary = head.substring(at + 2, end).stripTrailing();
            boolean usable = !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY && boundary.indexOf('"') < 0;
            if (usable && head.regionMatches(true, end + 1, "content-", 0, 8)) {
                return Optional.of(boundary);
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
