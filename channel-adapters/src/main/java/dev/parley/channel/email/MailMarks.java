package dev.parley.channel.email;

import dev.parley.channel.email.mime.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the mail servers on a message's way wrote of it: that it looked like spam, or that its sender could not be confirmed.
 *
 * <p>Only what speaks against a message is read. Whoever sends it can write these headers too, so a good word in them is worth
 * nothing, and a bad one nobody writes of themselves. See RFC 8601 (Authentication-Results) and SpamAssassin's
 * {@code X-Spam-Flag} and {@code X-Spam-Status}.
 *
 * @param spam whether a server called it spam
 * @param failed the checks that failed, such as {@code dmarc}
 */
public record MailMarks(boolean spam, List<String> failed) {
    /** Nothing speaks against it. */
    public static final MailMarks NONE = new MailMarks(false, List.of());

    private static final int LONGEST_HEAD = 256 * 1024;
    private static final int LONGEST = 4096;
    private static final Pattern FAILED = Pattern.compile("(?:^|[;\\s])(spf|dkim|dmarc)\\s*=\\s*(?:fail|hardfail)\\b");

    public MailMarks {
        failed = List.copyOf(failed);
    }

    /** Reads them from an original; never fails, whatever it is. */
    public static MailMarks of(byte[] raw) {
        var headers = Headers.parse(head(raw));
        boolean spam = headers.first("x-spam-flag").strip().equalsIgnoreCase("yes")
                || lower(headers.first("x-spam-status")).strip().startsWith("yes");
        var failed = new ArrayList<String>();
        for (String results : headers.all("authentication-results")) {
            var found = FAILED.matcher(lower(results));
            while (found.find()) {
                if (!failed.contains(found.group(1))) {
                    failed.add(found.group(1));
                }
            }
        }
        return new MailMarks(spam, failed);
    }

    private static byte[] head(byte[] raw) {
        var text = new String(raw, 0, Math.min(raw.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int bare = text.indexOf("\n\n");
        int first = end < 0 ? bare : bare < 0 ? end : Math.min(end, bare);
        return Arrays.copyOf(raw, first < 0 ? text.length() : first + 2);
    }

    private static String lower(String value) {
        return (value.length() > LONGEST ? value.substring(0, LONGEST) : value).toLowerCase(Locale.ROOT);
    }
}
