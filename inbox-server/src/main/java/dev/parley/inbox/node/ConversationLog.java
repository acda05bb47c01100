package dev.parley.inbox.node;

import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Marks what is logged with the conversation it belongs to: field {@code conversation} of structured logs. */
public final class ConversationLog {
    private static final String FIELD = "conversation";
    private static final Pattern PATH = Pattern.compile("/conversations/([0-9a-fA-F-]{36})(?:/|$)");

    private ConversationLog() {}

    /** Until it is closed, what this thread logs belongs to that conversation. */
    public static MDC.MDCCloseable of(UUID conversation) {
        return MDC.putCloseable(FIELD, conversation.toString());
    }

    /** The same for the conversation named in a path; nothing is marked when there is none. */
    public static MDC.MDCCloseable ofPath(String path) {
        var found = PATH.matcher(path);
        return MDC.putCloseable(FIELD, found.find() ? found.group(1) : null);
    }
}
