package dev.parley.inbox.socket;

import java.util.List;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens WebSockets without compression: its buffers cost more for each browser than all else together, and frames are small. */
public final class PlainHandshake extends DefaultHandshakeHandler {
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
            ServerHttpRequest request,
            List<WebSocketExtension> requestedExtensions,
            List<WebSocketExtension> supportedExtensions) {
        return List.of();
    }
}
