package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the stores that are not configured, while the application context is still being prepared, and stops them after it.
 *
 * <p>The first bean that asks for a connection waits for its store.
 */
public final class EmbeddedStores implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedStores.class);

    private final List<RunningStore> running = new ArrayList<>();
    private @Nullable DataFolder folder;

    @Override
    public void initialize(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        boolean postgres = unset(environment, "spring.datasource.url", "spring.datasource.jndi-name");
        boolean redis = unset(
                environment,
                "spring.data.redis.host",
                "spring.data.redis.url",
                "spring.data.redis.sentinel.nodes",
                "spring.data.redis.sentinel.nodes[0]",
                "spring.data.redis.cluster.nodes",
                "spring.data.redis.cluster.nodes[0]",
                "spring.data.redis.masterreplica.nodes",
                "spring.data.redis.masterreplica.nodes[0]");
        if (postgres || redis) {
            SpringApplication.getShutdownHandlers().add(this::stop);
            start(context, postgres, redis);
        }
    }

    private void start(GenericApplicationContext context, boolean postgres, boolean redis) {
        var path = Path.of(context.getEnvironment().getProperty("parley.data", "data"));
        var data = DataFolder.open(path.toAbsolutePath().normalize());
        folder = data;
        try {
            var password = data.password();
            var programs = new Programs(data.folder("programs").toRealPath());
            var processes = new OwnProcesses(data.folder("running"), programs.folder());
            if (postgres) {
                var store = run(new Postgres(data, programs, processes));
                context.registerBean(JdbcConnectionDetails.class, () -> new PostgresDetails(port(store), password));
            }
            if (redis) {
                var store = run(new Redis(data, programs, processes));
                context.registerBean(DataRedisConnectionDetails.class, () -> new RedisDetails(port(store), password));
            }
        } catch (IOException e) {
            throw new CannotStartException("The data folder " + data.path() + " cannot be used: " + e, e);
        }
    }

    private RunningStore run(Store store) {
        var started = RunningStore.start(store);
        running.add(started);
        return started;
    }

    private static int port(RunningStore store) {
        try {
            return store.awaitPort();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStartException failure
                    ? failure
                    : new CannotStartException("The embedded " + store.name() + " did not start: " + e.getCause(), e);
        }
    }

    private void stop() {
        for (var store : running.reversed()) {
            store.stop();
        }
        if (folder != null) {
            try {
                folder.close();
            } catch (IOException e) {
                log.warn("The lock of the data folder could not be released", e);
            }
        }
    }

    private static boolean unset(Environment environment, String... settings) {
        for (var setting : settings) {
            var value = environment.getProperty(setting);
            if (value != null && !value.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private record PostgresDetails(int port, String password) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return Postgres.DATABASE;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + Postgres.DATABASE;
        }
    }

    private record RedisDetails(int port, String password) implements DataRedisConnectionDetails {
        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public Standalone getStandalone() {
            return Standalone.of("127.0.0.1", port);
        }
    }
}
