package dev.parley.inbox.conversation;

import dev.parley.inbox.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The {@code Idempotency-Key} of a request: the same key again means the same message, never a second one. */
public record ClientKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{8,100}");

    /** Reads the header; a problem when it is missing or not 8 to 100 printable ASCII characters. */
    public static ClientKey of(@Nullable String header) {
        String bare = header == null ? "" : header.strip().replaceAll("^\"|\"$", "");
        if (!SHAPE.matcher(bare).matches()) {
            throw Problem.invalid(
                    "Send an Idempotency-Key of 8 to 100 printable characters, a new one for each message.");
        }
        return new ClientKey(bare);
    }

    /** 422: the key was used for another message. */
    public static Problem reused() {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "key-reused",
                "This Idempotency-Key belongs to another message. Send a new key with each message.");
    }
}
