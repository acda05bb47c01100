package dev.parley.inbox.intake;

import dev.parley.inbox.queue.Queue;
import org.springframework.stereotype.Component;

/** Puts the conversations of a stored batch into their queues, and tells every screen. */
@Component
final class Queueing {
    private final Queue queue;

    Queueing(Queue queue) {
        this.queue = queue;
    }

    Stored enqueue(Stored stored) {
        queue.enqueue(stored.entries());
        return stored;
    }
}
