package dev.parley.inbox.webchat;

import dev.parley.channel.webchat.Visitors;
import dev.parley.channel.webchat.WebChatAdapter;
import dev.parley.inbox.node.RequestCounts;
import dev.parley.inbox.problem.ProblemWriter;
import dev.parley.inbox.socket.PlainHandshake;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Where widgets ask and listen, and how the outbox reaches them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebChatLimits.class)
class WebChatConfiguration {
    private static final int AFTER_FORWARDED_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    WebChatAdapter webChatAdapter(Visitors visitors) {
        return new WebChatAdapter(visitors);
    }

    /** Before Spring Security, which would answer browsers' questions about other sites itself. */
    @Bean
    FilterRegistrationBean<ChatFilter> chatFilter(
            ObjectProvider<ChatGate> gate,
            ObjectProvider<RequestCounts> counts,
            WebChatLimits limits,
            ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new ChatFilter(gate, counts, limits, problems));
        registration.addUrlPatterns(ChatFilter.PATH + "*");
        registration.setOrder(AFTER_FORWARDED_HEADERS);
        return registration;
    }

    @Bean
    WebSocketConfigurer chatLive(ChatEndpoint endpoint) {
        return new WebSocketConfigurer() {
            @Override
            public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
                registry.addHandler(endpoint, ChatFilter.PATH + "*/live")
                        .setHandshakeHandler(new PlainHandshake())
                        .addInterceptors(new RememberChannel())
                        // ChatFilter has asked the channel whether the page's site is one of its own.
                        .setAllowedOriginPatterns("*");
            }
        };
    }

    /** Listens on a connection of its own, again after Redis was away. */
    @Bean
    RedisMessageListenerContainer chatListener(RedisConnectionFactory connections, ChatNews news, ChatSockets sockets) {
        var container = new RedisMessageListenerContainer();
        container.setConnectionFactory(connections);
        container.addMessageListener(new Heard(news, sockets), new ChannelTopic(ChatNews.CHANNEL));
        container.setRecoveryInterval(500);
        return container;
    }

    /** Looks for everybody when it begins to listen: what was told before was not heard. */
    private record Heard(ChatNews news, ChatSockets sockets) implements MessageListener, SubscriptionListener {
        @Override
        public void onMessage(Message message, byte @Nullable [] pattern) {
            news.onMessage(message, pattern);
        }

        @Override
        public void onChannelSubscribed(byte[] channel, long count) {
            sockets.wakeAll();
        }
    }

    private static final class RememberChannel implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            String path = request.getURI().getPath();
            String rest = path.substring(path.indexOf(ChatFilter.PATH) + ChatFilter.PATH.length());
            attributes.put(ChatEndpoint.CHANNEL, UUID.fromString(rest.substring(0, rest.indexOf('/'))));
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception exception) {}
    }
}
