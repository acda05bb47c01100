package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What counts for a moment only: who types, who looks. It goes by Redis' channel {@code parley:ephemeral} to all nodes, to those
 * who see the conversation and follow it now, and is kept nowhere; only that somebody looks is noted for a moment, for {@link Looking}.
 */
@Component
final class Ephemera implements MessageListener {
    private static final Logger log = LoggerFactory.getLogger(Ephemera.class);
    private static final String CHANNEL = "parley:ephemeral";

    private final StringRedisTemplate redis;
    private final Broker broker;
    private final Looking looking;
    private final JsonMapper json;
    private final ApplicationEventPublisher publisher;

    Ephemera(
            StringRedisTemplate redis,
            Broker broker,
            Looking looking,
            JsonMapper json,
            ApplicationEventPublisher publisher) {
        this.redis = redis;
        this.broker = broker;
        this.looking = looking;
        this.json = json;
        this.publisher = publisher;
    }

    /** What somebody does. */
    enum Kind {
        TYPING,
        VIEWING
    }

    /** @param customer whether it is the customer who does it, and no employee */
    private record Moment(Kind type, UUID conversationId, Frame.Doer employee, boolean state, boolean customer) {}

    /** Tells it, unless this browser told too much lately or does not follow the conversation itself. */
    void tell(LiveSession session, Kind kind, ConversationId conversation, boolean state) {
        boolean follows = session.subscriptions().containsValue(Destinations.CONVERSATIONS + conversation);
        if (!follows || !session.moments().tryTake()) {
            return;
        }
        if (kind == Kind.VIEWING) {
            looking.tell(session.employee(), conversation, session.id(), state);
        }
        var doer = new Frame.Doer(
                session.employee().value(), session.person().rights().name());
        redis.convertAndSend(
                CHANNEL, json.writeValueAsString(new Moment(kind, conversation.value(), doer, state, false)));
    }

    /** Tells that a customer types. */
    void tell(ConversationId conversation, Frame.Doer customer, boolean state) {
        redis.convertAndSend(
                CHANNEL, json.writeValueAsString(new Moment(Kind.TYPING, conversation.value(), customer, state, true)));
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        try {
            var moment = json.readValue(body, Moment.class);
            String topic = Destinations.CONVERSATIONS + moment.conversationId();
            var author = new EmployeeId(moment.employee().id());
            broker.deliver(List.of(new Broker.Delivery(
                    topic,
                    StompText.event(topic, null, 0, body),
                    person -> person.rights().active() && !person.id().equals(author))));
            if (moment.type() == Kind.TYPING && !moment.customer()) {
                publisher.publishEvent(new EmployeeTyped(
                        new ConversationId(moment.conversationId()),
                        moment.employee().name(),
                        moment.state()));
            }
        } catch (JacksonException e) {
            log.warn("Not a typing or viewing message: {}", e.getMessage());
        }
    }

    /** Listens on a connection of its own, again after Redis was away. */
    @Configuration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        RedisMessageListenerContainer ephemeraListener(
                RedisConnectionFactory connections, Ephemera ephemera, DraftNews drafts) {
            var container = new RedisMessageListenerContainer();
            container.setConnectionFactory(connections);
            container.addMessageListener(ephemera, new ChannelTopic(CHANNEL));
            container.addMessageListener(drafts, new ChannelTopic(DraftNews.CHANNEL));
            container.setRecoveryInterval(500);
            return container;
        }
    }
}
