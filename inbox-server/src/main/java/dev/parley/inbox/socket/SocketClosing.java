package dev.parley.inbox.socket;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** Closes connections. */
public final class SocketClosing {
    private static final Logger log = LoggerFactory.getLogger(SocketClosing.class);

    private SocketClosing() {}

    /** Closing waits for the network, so whoever finds a browser too slow does not wait for that. */
    public static void aside(WebSocketSession socket, CloseStatus status) {
        Thread.ofVirtual().start(() -> {
            try {
                socket.close(status);
            } catch (IOException e) {
                log.debug("Session {} was gone already: {}", socket.getId(), e.getMessage());
            }
        });
    }
}
