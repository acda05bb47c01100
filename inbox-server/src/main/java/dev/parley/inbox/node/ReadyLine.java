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

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void say() {
        var port = environment.getProperty("local.server.port");
        if (port != null) {
            log.info("Parley is ready: {}", address(port));
        }
    }

    private String address(String port) {
        boolean secure = environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
        var host = environment.getProperty("server.address", "localhost");
        var path = environment.getProperty("server.servlet.context-path", "");
        return (secure ? "https://" : "http://") + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + path;
    }
}
