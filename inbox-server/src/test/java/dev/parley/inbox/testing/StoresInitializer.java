package dev.parley.inbox.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application context at a fresh database and a Redis database number of its own. */
public final class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var stores = Stores.running();
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
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test stores", settings));
    }
}
