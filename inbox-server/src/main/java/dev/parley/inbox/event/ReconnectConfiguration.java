package dev.parley.inbox.event;

import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tries a lost Redis again soon; the driver's own pauses grow to half a minute. */
@Configuration(proxyBeanMethods = false)
class ReconnectConfiguration {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    @Bean
    ClientResourcesBuilderCustomizer reconnectSoon() {
        return resources -> resources.reconnectDelay(
                Delay.exponential(Duration.ofMillis(5), LONGEST_PAUSE, 2, java.util.concurrent.TimeUnit.MILLISECONDS));
    }
}
