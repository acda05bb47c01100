package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.RedisProcess;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers on one PostgreSQL and one Redis. */
final class TwoNodes implements AutoCloseable {
    private final RedisProcess redis;
    private final Server first;
    private final Server second;
    private final JdbcClient jdbc;

    /** Starts the stores and both nodes. */
    TwoNodes(Path folder) {
        redis = new RedisProcess(folder.resolve("redis"), "--appendfsync", "always").start();
        String url = Stores.running().freshDatabase();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        first = Desk.bootstrap(node(folder.resolve("first"), url)).start();
        second = node(folder.resolve("second"), url).start();
    }

    private Server node(Path folder, String url) {
        return Server.in(folder)
                .with("spring.datasource.url", url)
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres")
                .with("spring.data.redis.host", "127.0.0.1")
                .with("spring.data.redis.port", Integer.toString(redis.port()));
    }

    RedisProcess redis() {
        return redis;
    }

    /** The node that is never killed. */
    Server first() {
        return first;
    }

    /** The node that may be killed. */
    Server second() {
        return second;
    }

    /** The database, for what no screen shows. */
    JdbcClient jdbc() {
        return jdbc;
    }

    /** Where browsers reach them. */
    List<URI> uris() {
        return List.of(first.uri(), second.uri());
    }

    @Override
    public void close() {
        first.close();
        second.close();
        redis.killAndEmpty();
    }
}
