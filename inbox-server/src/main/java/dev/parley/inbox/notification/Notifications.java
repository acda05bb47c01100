package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSeen;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody was told: as lines to show, one for each conversation, and what of it they have read. */
@Component
class Notifications {
    /** How far back the panel looks. */
    private static final int NEWEST = 400;
    /** Names in one event. */
    private static final int TOGETHER = 100;

    private final NotificationRows rows;
    private final Conversations conversations;
    private final Access access;
    private final Announcements announcements;
    private final Clock clock;

    Notifications(
            NotificationRows rows,
            Conversations conversations,
            Access access,
            Announcements announcements,
            Clock clock) {
        this.rows = rows;
        this.conversations = conversations;
        this.access = access;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** One conversation and what somebody was told of it, the newest first; never empty. */
    record Line(ConversationSummary summary, List<NotificationRows.Stored> entries) {}

    /** The newest conversations with news, as far as the employee may read them still. */
    List<Line> list(EmployeeId employee) {
        var byConversation = new LinkedHashMap<ConversationId, List<NotificationRows.Stored>>();
        for (var stored : rows.listNewest(employee, NEWEST)) {
            var conversation = stored.conversationId();
            if (conversation != null) {
                byConversation
                        .computeIfAbsent(new ConversationId(conversation), ignored -> new ArrayList<>())
                        .add(stored);
            }
        }
        var summaries = conversations.summaries(byConversation.keySet());
        var teams = access.teams(employee);
        return byConversation.entrySet().stream()
                .filter(entry -> {
                    var summary = summaries.get(entry.getKey());
                    return summary != null && (teams.contains(summary.teamId()) || summary.admits(employee));
                })
                .map(entry -> new Line(Objects.requireNonNull(summaries.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    List<UUID> unreadConversations(EmployeeId employee) {
        return rows.listUnreadConversations(employee);
    }

    @Transactional
    public void markRead(EmployeeId employee, ConversationId conversation) {
        tellWhen(rows.markSeen(employee, conversation, Integer.MAX_VALUE), employee);
    }

    @Transactional
    public void markAllRead(EmployeeId employee, UUID upTo) {
        tellWhen(rows.markAllRead(employee, upTo), employee);
    }

    @Transactional
    public void markUnread(EmployeeId employee, ConversationId conversation) {
        tellWhen(rows.markUnread(employee, conversation), employee);
    }

    /** Whoever looks at a conversation has read what they were told of it; within the transaction that notes the look. */
    @EventListener
    public void on(ConversationSeen seen) {
        tellWhen(rows.markSeen(seen.employee(), seen.conversation(), seen.seq()), seen.employee());
    }

    private void tellWhen(int changed, EmployeeId employee) {
        if (changed > 0) {
            tellChanged(List.of(employee));
        }
    }

    /** Lets the browsers of these people ask anew. */
    @Transactional
    public void tellChanged(List<EmployeeId> employees) {
        for (int from = 0; from < employees.size(); from += TOGETHER) {
            var some = employees.subList(from, Math.min(employees.size(), from + TOGETHER));
            String names = some.stream().map(EmployeeId::toString).collect(Collectors.joining(","));
            announcements.add(new ParleyEvent(
                    EventType.NOTIFICATIONS_CHANGED, null, 0, null, null, null, clock.instant(), Map.of("for", names)));
        }
    }
}
