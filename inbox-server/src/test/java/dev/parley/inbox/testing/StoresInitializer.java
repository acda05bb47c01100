package dev.parley.inbox.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application context at a fresh database and a Redis database number of its own. */
public final class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What a test would wait long for, or send much for; a test's own properties win. */
    private static final Map<String, Object> SOONER = Map.of(
            "parley.channel.refresh", "1s",
            "parley.due.sweep", "250ms",
            "parley.live.send-buffer", "64KB",
            "parley.metrics.token", "a-token-for-the-collector",
            "parley.notification.private-push-endpoints", "true",
            "parley.outbox.back-off", "1s",
            "parley.outbox.lease", "4s",
            "parley.queue.audit", "1s",
            "parley.queue.settle-after", "1s",
            "parley.search.budget", "10s");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var stores = Stores.running();
        stores.usedByContexts();
        Map<String, Object> settings = Map.of(
                "spring.datasource.url",
                stores.freshDatabase(),
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "postgres",
                "spring.data.redis.host",
                "127.0.0.1",
                "spring.data.redis.port",
                stores.redisPort(),
                "spring.data.redis.database",
                stores.freshRedisDatabase(),
                "parley.smtp.port",
                0);
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("test stores", settings));
        sources.addLast(new MapPropertySource("test patience", SOONER));
    }
}
