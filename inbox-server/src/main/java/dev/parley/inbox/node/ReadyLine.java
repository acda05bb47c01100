package dev.parley.inbox.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in one line, when everything runs, where to open the browser. */
@Component
final class ReadyLine {
    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

    private final Environment environment;
    private final ServerAddress address;

    ReadyLine(Environment environment, ServerAddress address) {
        this.environment = environment;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void say() {
        if (environment.containsProperty("local.server.port")) {
            log.info("Parley is ready: {}", address.of(""));
        }
    }
}
