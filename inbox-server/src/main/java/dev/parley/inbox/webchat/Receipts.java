package dev.parley.inbox.webchat;

import dev.parley.channel.webchat.WebChatEvents;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes note of what a visitor has seen; employees see it as they see every channel's receipts. */
@Component
final class Receipts {
    private final LineRows lines;
    private final VisitorRows visitors;
    private final ChatStream stream;
    private final Clock clock;

    Receipts(LineRows lines, VisitorRows visitors, ChatStream stream, Clock clock) {
        this.lines = lines;
        this.visitors = visitors;
        this.stream = stream;
        this.clock = clock;
    }

    /** They have seen everything up to this line. */
    void readUpTo(Visitor visitor, long number) {
        var seen = lines.listHeard(visitor.id(), visitor.readLine(), number);
        if (seen.isEmpty()) {
            return;
        }
        stream.hand(
                visitor,
                seen.stream()
                        .map(line -> WebChatEvents.read(visitor.who(), line.key(), clock.instant()))
                        .toList());
        visitors.read(visitor.id(), number);
    }
}
