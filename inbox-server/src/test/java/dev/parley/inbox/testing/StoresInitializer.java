package dev.parley.inbox.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application context at a fresh database and a Redis database number of its own. */
public final class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What a test would wait long for, or send much for; a test's own properties win. */
    private static final Map<String, Object> SOONER = Map.ofEntries(
            Map.entry("parley.outgoing.allowed-networks", "127.0.0.0/8"),
            // A test that wants channels looked after asks for it: others take their servers away.
            Map.entry("parley.channel.care", "1h"),
            Map.entry("parley.channel.refresh", "1s"),
            Map.entry("parley.due.sweep", "250ms"),
            Map.entry("parley.live.send-buffer", "64KB"),
            Map.entry("parley.metrics.token", "a-token-for-the-collector"),
            Map.entry("parley.notification.private-push-endpoints", "true"),
            Map.entry("parley.outbox.back-off", "1s"),
            Map.entry("parley.outbox.lease", "4s"),
            Map.entry("parley.queue.audit", "1s"),
            Map.entry("parley.queue.settle-after", "1s"),
            Map.entry("parley.search.budget", "10s"));

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
