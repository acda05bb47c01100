package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.testing.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The same scripts and the same SQL as the queue's, called in a bare loop: what benchmarks compare the server with. */
public final class BareQueue {
    private final EnqueueScript enqueue;
    private final ClaimScript claim;
    private final ClaimNextScript claimNext;
    private final SettleScript settle;
    private final FenceRows fence;

    /** Joins a queue that a server has filled. */
    public BareQueue(StringRedisTemplate redis, JdbcClient jdbc) {
        var second = Duration.ofSeconds(1);
        var epochs = new Epochs(new QueueSettings(second, second, second, second, second));
        epochs.begin(java.util.Objects.requireNonNull(redis.opsForValue().get(QueueKeys.EPOCH)));
        var scripts = new QueueScripts(redis, epochs);
        var json = new JsonMapper();
        enqueue = new EnqueueScript(scripts, json);
        claim = new ClaimScript(scripts);
        claimNext = new ClaimNextScript(scripts);
        settle = new SettleScript(scripts, json);
        fence = new FenceRows(jdbc);
    }

    /** Queues what PostgreSQL has. */
    public void enqueue(TeamId team, List<ConversationId> ids) {
        enqueue.run(Waiting.entries(team, ids));
    }

    /** Claims one, as the server does: Redis, PostgreSQL, Redis. */
    public boolean claim(ConversationId id, EmployeeId employee) {
        return claim.run(id, employee) instanceof Decision.Won won && fenced(won, employee);
    }

    /** Claims who waits longest. */
    public boolean claimNext(TeamId team, EmployeeId employee) {
        return claimNext.run(team, employee) instanceof Decision.Won won && fenced(won, employee);
    }

    private boolean fenced(Decision.Won won, EmployeeId employee) {
        var standing = fence.claim(won.id(), employee, won.token());
        standing.ifPresent(now -> settle.settle(
                now, won.mark(), new SettleScript.Telling(EventType.CLAIMED, null, employee.value(), Map.of())));
        return standing.isPresent();
    }
}
