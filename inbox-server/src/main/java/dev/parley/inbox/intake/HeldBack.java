package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.queue.QueueChange;
import dev.parley.inbox.spam.Sieve;
import dev.parley.inbox.spam.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Remembers why messages were held back, and takes the conversations that were in a queue out of it. */
@Component
final class HeldBack {
    private final Sieve sieve;
    private final QueueChange queue;
    private final Announcements announcements;
    private final Clock clock;

    HeldBack(Sieve sieve, QueueChange queue, Announcements announcements, Clock clock) {
        this.sieve = sieve;
        this.queue = queue;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What happened now to a conversation as it is stored. */
    ParleyEvent event(EventType type, ConversationState is, Map<String, String> facts) {
        return new ParleyEvent(
                type, is.id().value(), is.version(), is.team().value(), null, null, clock.instant(), facts);
    }

    /** Tells what no queue has to do with. */
    void tell(List<ParleyEvent> events) {
        events.forEach(announcements::add);
    }

    /** Called after the conversations are stored; {@code before} are those that existed before the batch. */
    void keep(List<Sieve.Kept> kept, List<Verdict> verdicts, Set<ConversationId> before) {
        if (verdicts.isEmpty()) {
            return;
        }
        sieve.keep(kept, verdicts);
        for (var one : kept) {
            if (before.contains(one.conversation())) {
                queue.run(one.conversation(), EventType.SPAM_MARKED, null, one.told(), () -> {});
            }
        }
    }
}
