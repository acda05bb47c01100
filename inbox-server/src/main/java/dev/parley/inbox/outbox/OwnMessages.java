package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.conversation.Timeline.Kind;
import dev.parley.inbox.conversation.Timeline.Place;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Surveys on their way out: stored and sent like answers, so that they are never doubled and never lost, and yet no answers. They end
 * no waiting, keep no promise and move the conversation to no other place; what goes out is written by {@link OwnWords}.
 */
@Component
public class OwnMessages {
    private final Timeline timeline;
    private final ReplyWriter writer;
    private final ReplyRows replies;
    private final OwnMessageRows rows;
    private final DeliveryRows deliveries;
    private final DeliveryNews news;

    OwnMessages(
            Timeline timeline,
            ReplyWriter writer,
            ReplyRows replies,
            OwnMessageRows rows,
            DeliveryRows deliveries,
            DeliveryNews news) {
        this.timeline = timeline;
        this.writer = writer;
        this.replies = replies;
        this.rows = rows;
        this.deliveries = deliveries;
        this.news = news;
    }

    /** Stores a survey to the customer, due at once; {@code shown} is what employees read. The caller holds the conversation. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MessageId add(Place place, String shown) {
        var written = writer.own(place, shown);
        int seq = timeline.add(place, written, Kind.SURVEY);
        replies.insertThreadKey(place, written);
        rows.insert(place, written.id(), seq);
        return written.id();
    }

    /** Takes one back that nobody can have, and tells it; {@code then} is of the same transaction. Nothing happens when it may have left. */
    public void withdraw(MessageId message, Runnable then) {
        news.change(message, () -> {
            boolean cancelled = deliveries.cancel(message);
            if (cancelled) {
                then.run();
            }
            return cancelled;
        });
    }
}
