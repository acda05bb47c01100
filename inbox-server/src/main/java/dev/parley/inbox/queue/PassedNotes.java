package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Who did not take a conversation: it is not offered to them again for a while. That Redis forgets it does no harm. */
@Component
final class PassedNotes {
    private static final Duration KEPT = Duration.ofMinutes(2);
    private final StringRedisTemplate redis;
    private final RoutingBoard board;

    PassedNotes(StringRedisTemplate redis, RoutingBoard board) {
        this.board = board;
        this.redis = redis;
    }

    /** Notes its holder, in a team whose conversations are given out. */
    void addWherePushed(ConversationId id, AccessRows.Sight sight) {
        if (sight.holderId() != null && board.pushing().contains(sight.team())) {
            add(id, new EmployeeId(sight.holderId()));
        }
    }

    void add(ConversationId id, EmployeeId employee) {
        String key = QueueKeys.PREFIX + "passed:" + id;
        redis.opsForSet().add(key, employee.toString());
        redis.expire(key, KEPT);
    }
}
