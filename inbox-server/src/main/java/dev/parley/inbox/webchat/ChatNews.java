package dev.parley.inbox.webchat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells all nodes, by Redis' channel {@code parley:chat}, that a visitor has a new line. It carries no words: whoever has the visitor's
 * device looks what it lacks, so that what is told twice or never does no harm beyond a moment.
 */
@Component
final class ChatNews implements MessageListener {
    static final String CHANNEL = "parley:chat";
    private static final Logger log = LoggerFactory.getLogger(ChatNews.class);

    private final StringRedisTemplate redis;
    private volatile Consumer<UUID> listener = visitor -> {};

    ChatNews(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** What is done on this node when a visitor has a new line. */
    void listen(Consumer<UUID> told) {
        listener = told;
    }

    void tell(UUID visitor) {
        try {
            redis.convertAndSend(CHANNEL, visitor.toString());
        } catch (DataAccessException e) {
            // The devices look by themselves now and then.
            log.warn("That a visitor has a new line is told later: {}", e.getMessage());
        }
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        try {
            listener.accept(UUID.fromString(body));
        } catch (IllegalArgumentException e) {
            log.warn("No visitor: {}", body);
        }
    }
}
