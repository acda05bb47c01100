package dev.parley.inbox.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** STOMP 1.2 frames from us to a browser, as text (https://stomp.github.io/stomp-specification-1.2.html). */
final class StompText {
    /** A line's end: "I am still there". */
    static final String HEART_BEAT = "\n";

    private StompText() {}

    static String connected(String version, long beatMillis, String user) {
        return "CONNECTED\nversion:" + version + "\nheart-beat:" + beatMillis + "," + beatMillis + "\nuser-name:" + user
                + "\n\n\0";
    }

    static String receipt(String id) {
        return "RECEIPT\nreceipt-id:" + escape(id) + "\n\n\0";
    }

    static String error(String message, String json) {
        return "ERROR\nmessage:" + escape(message) + "\ncontent-type:application/json\ncontent-length:" + bytes(json)
                + "\n\n" + json + "\0";
    }

    /**
     * A message that differs from browser to browser in the name of the subscription alone.
     *
     * @param extra further header lines, each ended by a line feed
     */
    record Message(String destination, String extra, String body, int bodyBytes) {
        Message(String destination, String extra, String body) {
            this(destination, extra, body, bytes(body));
        }

        /** The frame in UTF-8. */
        byte[] forSubscription(String name) {
            String frame = "MESSAGE\nsubscription:" + escape(name) + "\ndestination:" + destination + "\n" + extra
                    + "content-type:application/json\ncontent-length:" + bodyBytes + "\n\n" + body + "\0";
            return frame.getBytes(StandardCharsets.UTF_8);
        }
    }

    static Message event(String destination, @Nullable String eventId, long version, String body) {
        String extra = eventId == null
                ? "message-id:-\n"
                : "message-id:" + eventId + "\nevent-id:" + eventId + "\nversion:" + version + "\n";
        return new Message(destination, extra, body);
    }

    static Message reply(String destination, @Nullable String correlation, String body) {
        String extra = "message-id:-\n" + (correlation == null ? "" : "correlation-id:" + escape(correlation) + "\n");
        return new Message(destination, extra, body);
    }

    private static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace(":", "\\c");
    }
}
