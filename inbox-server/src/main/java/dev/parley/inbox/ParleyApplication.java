package dev.parley.inbox;

import dev.parley.inbox.embedded.EmbeddedStores;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Parley, with stores of its own where none are configured. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class ParleyApplication {
    /** Runs the server until it is stopped. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(ParleyApplication.class);
        application.addInitializers(new EmbeddedStores());
        try {
            application.run(arguments);
        } catch (RuntimeException e) {
            // What went wrong has been said by the failure reporter.
            System.exit(1);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
