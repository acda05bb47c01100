package dev.parley.inbox.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.inbox.testing.Server;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded stores of a running server, reached as the server does: pooled connections, one for Redis. */
final class BenchStores implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final LettuceConnectionFactory connections;

    BenchStores(Server server) {
        pool.setDataSource(server.database());
        connections = new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(server.redis()));
        connections.afterPropertiesSet();
        connections.start();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    StringRedisTemplate redis() {
        return new StringRedisTemplate(connections);
    }

    @Override
    public void close() {
        pool.close();
        connections.destroy();
    }
}
