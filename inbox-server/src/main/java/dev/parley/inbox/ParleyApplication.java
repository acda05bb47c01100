package dev.parley.inbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Parley. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ParleyApplication {
    /** Runs the server until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(ParleyApplication.class, arguments);
    }
}
