package dev.parley.inbox.bulk;

/** A conversation is left as it is; the message is the reason's code. */
final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SkippedException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
