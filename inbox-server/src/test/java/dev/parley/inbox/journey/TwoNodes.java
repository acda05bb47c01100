package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.RedisProcess;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers on one PostgreSQL and one Redis. */
final class TwoNodes implements AutoCloseable {
    private final RedisProcess redis;
    private final Server first;
    private final Server second;
    private final JdbcClient jdbc;
    private final Map<String, String> settings;

    /** Starts the stores and both nodes. */
    TwoNodes(Path folder) {
        this(folder, Map.of());
    }

    /** Starts the stores, and both nodes with these settings. */
    TwoNodes(Path folder, Map<String, String> settings) {
        this(settings, folder);
        first.start();
        second.start();
    }

    /** Starts the stores; the nodes will have these settings. */
    static TwoNodes stopped(Path folder, Map<String, String> settings) {
        return new TwoNodes(settings, folder);
    }

    private TwoNodes(Map<String, String> settings, Path folder) {
        this.settings = Map.copyOf(settings);
        redis = new RedisProcess(folder.resolve("redis"), "--appendfsync", "always").start();
        String url = Stores.running().freshDatabase();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        first = Desk.bootstrap(node(folder.resolve("first"), url));
        second = node(folder.resolve("second"), url);
    }

    private Server node(Path folder, String url) {
        var node = Server.in(folder)
                .with("spring.datasource.url", url)
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres")
                .with("spring.data.redis.host", "127.0.0.1")
                .with("spring.data.redis.port", Integer.toString(redis.port()));
        settings.forEach(node::with);
        return node;
    }

    RedisProcess redis() {
        return redis;
    }

    /** The node that most journeys never kill. */
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
