package dev.parley.inbox.webchat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells all nodes, by Redis' channel {@code parley:chat}, that a visitor has a new line or another device. It carries no words: whoever has the visitor's
 * device looks what it lacks, so that what is told twice or never does no harm beyond a moment.
 */
@Component
final class ChatNews implements MessageListener {
    static final String CHANNEL = "parley:chat";
    private static final String MOVED = "moved:";
    private static final Logger log = LoggerFactory.getLogger(ChatNews.class);

    private final StringRedisTemplate redis;
    private volatile Listener listener = new Listener() {
        @Override
        public void said(UUID visitor) {}

        @Override
        public void moved(UUID visitor) {}
    };

    ChatNews(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** What is done on this node. */
    interface Listener {
        /** A visitor has a new line. */
        void said(UUID visitor);

        /** A device of a visitor may be somebody else's or nobody's now. */
        void moved(UUID visitor);
    }

    void listen(Listener hearing) {
        listener = hearing;
    }

    void tell(UUID visitor) {
        send(visitor.toString());
    }

    void moved(UUID visitor) {
        send(MOVED + visitor);
    }

    private void send(String said) {
        try {
            redis.convertAndSend(CHANNEL, said);
        } catch (DataAccessException e) {
            // The devices look by themselves now and then.
            log.warn("Visitors' devices are told later: {}", e.getMessage());
        }
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        try {
            if (body.startsWith(MOVED)) {
                listener.moved(UUID.fromString(body.substring(MOVED.length())));
            } else {
                listener.said(UUID.fromString(body));
            }
        } catch (IllegalArgumentException e) {
            log.warn("No visitor: {}", body);
        }
    }
}
