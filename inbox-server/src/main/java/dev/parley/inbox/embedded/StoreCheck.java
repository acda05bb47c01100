package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Looks at each store before its first use: it must answer, and be new enough. */
@Component
final class StoreCheck implements BeanPostProcessor {
    private static final int OLDEST_POSTGRES = 15;
    private static final int[] OLDEST_REDIS = {6, 2};

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        switch (bean) {
            case DataSource postgres -> check(postgres);
            case RedisConnectionFactory redis -> check(redis);
            default -> {
                // Not a store.
            }
        }
        return bean;
    }

    private static void check(DataSource postgres) {
        try (var connection = postgres.getConnection()) {
            var server = connection.getMetaData();
            if (server.getDatabaseMajorVersion() < OLDEST_POSTGRES) {
                throw new CannotStartException("PostgreSQL at " + server.getURL() + " is version "
                        + server.getDatabaseProductVersion() + " and Parley needs " + OLDEST_POSTGRES + " or newer.");
            }
        } catch (SQLException e) {
            throw new CannotStartException(
                    "PostgreSQL cannot be used: " + rootMessage(e)
                            + " Check spring.datasource.url, spring.datasource.username and spring.datasource.password.",
                    e);
        }
    }

    private static void check(RedisConnectionFactory redis) {
        String version;
        try (var connection = redis.getConnection()) {
            Properties server =
                    Objects.requireNonNull(connection.serverCommands().info("server"));
            version = server.getProperty("redis_version", "0");
        } catch (DataAccessException e) {
            throw new CannotStartException(
                    "Redis cannot be used: " + rootMessage(e)
                            + " Check spring.data.redis.host, spring.data.redis.port and spring.data.redis.password.",
                    e);
        }
        if (!newEnough(version)) {
            throw new CannotStartException("Redis is version " + version + " and Parley needs 6.2 or newer.");
        }
    }

    /** Compares the first two numbers of a version. */
    static boolean newEnough(String version) {
        int[] numbers = Arrays.stream(version.split("[^0-9]+", -1))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .limit(2)
                .toArray();
        return Arrays.compare(numbers, OLDEST_REDIS) >= 0;
    }

    private static String rootMessage(Throwable failure) {
        var at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        var message =
                Objects.toString(at.getMessage(), at.getClass().getSimpleName()).strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
