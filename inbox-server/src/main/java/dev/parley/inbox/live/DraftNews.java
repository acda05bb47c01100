package dev.parley.inbox.live;

import dev.parley.inbox.conversation.DraftChanged;
import dev.parley.inbox.employee.EmployeeId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a writer's other windows that their draft changed, by their own destination, and whoever looks at the conversation, unless
 * the writer keeps drafts to themselves; never by the stream that everybody follows. Only the revision travels: a window that shows
 * the draft asks for its words, as what its reader may see of it. A word that is lost on the way costs nothing, because each save
 * names the revision it was written over.
 */
@Component
final class DraftNews implements MessageListener {
    private static final Logger log = LoggerFactory.getLogger(DraftNews.class);
    static final String CHANNEL = "parley:drafts";

    private final StringRedisTemplate redis;
    private final Broker broker;
    private final JsonMapper json;

    DraftNews(StringRedisTemplate redis, Broker broker, JsonMapper json) {
        this.redis = redis;
        this.broker = broker;
        this.json = json;
    }

    private record News(
            String type,
            UUID conversationId,
            UUID employee,
            long revision,
            boolean shown,
            Frame.@Nullable Doer takenBy) {}

    private record ColleagueNews(String type, UUID conversationId, UUID employee, long revision) {}

    /** To every node, after the draft is committed. */
    @TransactionalEventListener
    void on(DraftChanged changed) {
        var taker = changed.takenBy();
        var news = new News(
                "DRAFT",
                changed.conversation().value(),
                changed.writer().value(),
                changed.revision(),
                changed.shown(),
                taker == null ? null : new Frame.Doer(taker.id().value(), taker.name()));
        try {
            redis.convertAndSend(CHANNEL, json.writeValueAsString(news));
        } catch (DataAccessException e) {
            log.warn("Other windows learn of a draft at their next save: {}", e.getMessage());
        }
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        try {
            var news = json.readValue(body, News.class);
            var writer = new EmployeeId(news.employee());
            var deliveries = new ArrayList<Broker.Delivery>(2);
            deliveries.add(new Broker.Delivery(
                    Destinations.meOf(writer),
                    StompText.event(Destinations.ME, null, 0, body),
                    person -> person.rights().active()));
            String topic = Destinations.CONVERSATIONS + news.conversationId();
            if (news.shown() && broker.hasSubscribers(topic)) {
                String told = json.writeValueAsString(
                        new ColleagueNews("COLLEAGUE_DRAFT", news.conversationId(), news.employee(), news.revision()));
                deliveries.add(new Broker.Delivery(
                        topic,
                        StompText.event(topic, null, 0, told),
                        person -> person.rights().active() && !person.id().equals(writer)));
            }
            broker.deliver(deliveries);
        } catch (JacksonException e) {
            log.warn("Not news of a draft: {}", e.getMessage());
        }
    }
}
