package dev.parley.channel.email;

import dev.parley.channel.email.mime.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The repeat key of a mail: its Message-ID and a fingerprint of what it says, {@code <id>#<16 hex digits>}.
 *
 * <p>A Message-ID alone will not do: shops and scripts exist that send every mail with the same one, and to take a customer's
 * second mail for a repeat of the first loses it, while to take a repeat for a new mail only shows it twice. The fingerprint is
 * SHA-256 over From, Date, Subject and the body without white space, so that a second fetch or delivery with other Received,
 * X- or Delivered-To fields or line ends is still a repeat. A mail without a Message-ID has the whole fingerprint as its key.
 * Later mails refer to the Message-ID, which is {@code ThreadHints.messageId}; {@link #messageId} gets it back from a key.
 */
final class ExternalIds {
    private static final int MAX_ID = 480;
    private static final int SHORT = 16;
    private static final Pattern FINGERPRINT = Pattern.compile("#[0-9a-f]{16}$");
    private static final String WITHOUT_ID = "sha256-";

    private ExternalIds() {}

    static String of(String messageId, Headers headers, byte[] raw) {
        String fingerprint = fingerprint(headers, raw);
        if (messageId.isEmpty()) {
            return WITHOUT_ID + fingerprint;
        }
        String id = messageId.length() > MAX_ID ? messageId.substring(0, MAX_ID) : messageId;
        return id + "#" + fingerprint.substring(0, SHORT);
    }

    /** The Message-ID inside a repeat key; a Message-ID itself is returned as it is; empty where the mail had none. */
    static String messageId(String externalId) {
        if (externalId.startsWith(WITHOUT_ID) && externalId.indexOf('@') < 0) {
            return "";
        }
        return FINGERPRINT.matcher(externalId).replaceFirst("");
    }

    private static String fingerprint(Headers headers, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : new String[] {"from", "date", "subject"}) {
                byte[] value = headers.first(name).getBytes(StandardCharsets.UTF_8);
                digest.update(withoutWhiteSpace(value, 0));
                digest.update((byte) '\n');
            }
            digest.update(withoutWhiteSpace(raw, bodyStart(raw)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** After the first blank line; 0 where there is none. */
    private static int bodyStart(byte[] raw) {
        for (int i = 0; i + 2 < raw.length; i++) {
            if (raw[i] == '\n' && (raw[i + 1] == '\n' || raw[i + 1] == '\r' && raw[i + 2] == '\n')) {
                return i + 2;
            }
        }
        return 0;
    }

    private static byte[] withoutWhiteSpace(byte[] raw, int from) {
        byte[] out = new byte[raw.length - from];
        int length = 0;
        for (int i = from; i < raw.length; i++) {
            if (raw[i] > ' ' || raw[i] < 0) {
                out[length++] = raw[i];
            }
        }
        return Arrays.copyOf(out, length);
    }
}
