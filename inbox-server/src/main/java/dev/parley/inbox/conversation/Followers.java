package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets employees follow a conversation, and keeps how far they have seen what calls them. */
@Component
class Followers {
    private final Conversations conversations;
    private final FollowerRows rows;
    private final MentionRows mentions;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Followers(
            Conversations conversations,
            FollowerRows rows,
            MentionRows mentions,
            Announcements announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.rows = rows;
        this.mentions = mentions;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing happens when they follow already. */
    @Transactional
    public void follow(EmployeeId employee, ConversationId id) {
        var summary = conversations.get(id, employee);
        tell(EventType.FOLLOWED, employee, summary, rows.insert(id, employee));
    }

    /** Nothing happens when they do not follow. Who was let in by a mention has left with it. */
    @Transactional
    public void unfollow(EmployeeId employee, ConversationId id) {
        var summary = conversations.get(id, employee);
        var version = rows.delete(id, employee);
        mentions.markSeen(id, employee, Integer.MAX_VALUE);
        tell(EventType.UNFOLLOWED, employee, summary, version);
    }

    private void tell(EventType type, EmployeeId employee, ConversationSummary summary, OptionalLong version) {
        version.ifPresent(now -> announcements.add(new ParleyEvent(
                type,
                summary.id().value(),
                now,
                summary.teamId().value(),
                null,
                employee.value(),
                clock.instant(),
                Map.of())));
    }

    /** Notes that somebody has seen a conversation up to the message with this number. */
    @Transactional
    public void seen(EmployeeId employee, ConversationId id, int seq) {
        mentions.markSeen(id, employee, seq);
        events.publishEvent(new ConversationSeen(employee, id, seq));
    }
}
