package dev.parley.inbox.live;

import dev.parley.inbox.socket.PlainHandshake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerContainer;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.context.ServletContextAware;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Where browsers connect: only with a session (Spring Security), only from our own pages (the Origin header). */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
    /** Browsers say little; longer messages come in pieces. Each connection has buffers of this size. */
    private static final int BUFFER = 2048;

    private final LiveEndpoint endpoint;
    private final LiveSettings settings;

    LiveConfiguration(LiveEndpoint endpoint, LiveSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        var handshake = new PlainHandshake();
        handshake.setSupportedProtocols("v12.stomp", "v11.stomp");
        registry.addHandler(endpoint, "/ws")
                .setHandshakeHandler(handshake)
                .addInterceptors(new RememberSession())
                .setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new));
    }

    /** Tests without a server have no container, and nothing to set. */
    @Bean
    ServletContextAware webSocketBuffers() {
        return context -> {
            if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container) {
                container.setDefaultMaxTextMessageBufferSize(BUFFER);
                container.setDefaultMaxBinaryMessageBufferSize(BUFFER);
            }
        };
    }

    /** Which HTTP session a connection came with, so that it ends with it. */
    private static final class RememberSession implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            if (request instanceof ServletServerHttpRequest servlet) {
                HttpServletRequest http = servlet.getServletRequest();
                var session = http.getSession(false);
                if (session != null) {
                    attributes.put(LiveEndpoint.HTTP_SESSION, session.getId());
                }
            }
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @org.jspecify.annotations.Nullable Exception exception) {}
    }
}
