package dev.parley.inbox.channel;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * A Redis connection of the inbound stream's own, so that a 50 MB mail does not stand in line before somebody's claim.
 *
 * <p>It is the driver's asynchronous one: commands of many threads share one write, and one fsync of Redis.
 */
@Component
final class InboundConnection implements DisposableBean {
    private final LettuceConnectionFactory own;

    InboundConnection(LettuceConnectionFactory shared) {
        this.own = copy(shared);
        own.afterPropertiesSet();
        own.start();
    }

    private static LettuceConnectionFactory copy(LettuceConnectionFactory shared) {
        var client = shared.getClientConfiguration();
        var cluster = shared.getClusterConfiguration();
        if (cluster != null) {
            return new LettuceConnectionFactory(cluster, client);
        }
        var sentinel = shared.getSentinelConfiguration();
        return sentinel != null
                ? new LettuceConnectionFactory(sentinel, client)
                : new LettuceConnectionFactory(shared.getStandaloneConfiguration(), client);
    }

    /** A {@link RuntimeException} when Redis was never reached yet. */
    @SuppressWarnings("unchecked")
    RedisClusterAsyncCommands<byte[], byte[]> commands() {
        // The native connection is the factory's one shared connection: closing the wrapper leaves it open.
        try (var connection = own.getConnection()) {
            return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
        }
    }

    @Override
    public void destroy() {
        own.destroy();
    }
}
