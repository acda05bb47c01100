package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The queues of the teams: open conversations that nobody holds, by their place. */
@Component
public final class Queue {
    private final EnqueueScript enqueue;
    private final RemoveScript remove;
    private final Returning returning;
    private final StringRedisTemplate redis;

    Queue(EnqueueScript enqueue, RemoveScript remove, Returning returning, StringRedisTemplate redis) {
        this.enqueue = enqueue;
        this.remove = remove;
        this.returning = returning;
        this.redis = redis;
    }

    /**
     * Queues conversations and tells it, in one round trip; call it after PostgreSQL has committed them.
     *
     * <p>A repeat changes and tells nothing. A {@link dev.parley.inbox.problem.Problem} with status 503 or a
     * {@link org.springframework.dao.DataAccessException} means: try again later with the same entries.
     */
    public void enqueue(List<QueueEntry> entries) {
        if (!entries.isEmpty()) {
            enqueue.run(entries);
            for (var entry : entries) {
                returning.give(entry.id(), entry.back());
            }
        }
    }

    /** Forgets conversations that were deleted. */
    public void remove(Collection<ConversationId> conversations) {
        if (!conversations.isEmpty()) {
            remove.run(conversations);
        }
    }

    /**
     * How long a team's queue is.
     *
     * @param oldest since when its first customer waits; empty while nobody waits
     */
    public record Length(long queued, Optional<Instant> oldest) {}

    /** How long the team's queue is now. */
    public Length length(TeamId team) {
        Long queued = redis.opsForZSet().zCard(QueueKeys.team(team.toString()));
        var first = redis.opsForZSet().rangeWithScores(QueueKeys.waiting(team.toString()), 0, 0);
        var oldest = first == null || first.isEmpty()
                ? Optional.<Double>empty()
                : Optional.ofNullable(first.iterator().next().getScore());
        return new Length(queued == null ? 0 : queued, oldest.map(score -> Instant.ofEpochMilli(score.longValue())));
    }
}
