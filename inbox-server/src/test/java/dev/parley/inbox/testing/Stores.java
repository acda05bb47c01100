package dev.parley.inbox.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** A real PostgreSQL and a real Redis, started once for the JVM and gone with it. */
public final class Stores {
    private static final int REDIS_DATABASES = 200;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres postgres;
    private final RedisProcess redis;
    private volatile boolean contexts;

    private Stores() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("fsync", "off")
                .setCleanDataDirectory(true)
                .setRegisterShutdownHook(false)
                .start();
        redis = new RedisProcess(
                        Files.createTempDirectory("parley-test-redis"),
                        "--databases",
                        Integer.toString(REDIS_DATABASES))
                .start();
        // Spring closes its contexts first, which would wait long for stores that are gone; without any, nobody calls
        // its handlers.
        SpringApplication.getShutdownHandlers().add(this::stop);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!contexts) {
                stop();
            }
        }));
    }

    private static final class Holder {
        private static final Stores STORES = start();

        private static Stores start() {
            try {
                return new Stores();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The stores of this JVM, started by the first caller. */
    public static Stores running() {
        return Holder.STORES;
    }

    /** Creates an empty database and returns its JDBC address (user and password "postgres"). */
    public String freshDatabase() {
        String name = "parley_" + COUNT.incrementAndGet();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create " + name, e);
        }
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    /** A Redis database number that no other context of this JVM uses. */
    public int freshRedisDatabase() {
        return COUNT.incrementAndGet() % REDIS_DATABASES;
    }

    /** Says that application contexts of this JVM use them. */
    void usedByContexts() {
        contexts = true;
    }

    /** Where Redis listens on 127.0.0.1. */
    public int redisPort() {
        return redis.port();
    }

    private void stop() {
        redis.killAndEmpty();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
