package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Drafts;
import dev.parley.inbox.conversation.MessagesArrived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody answers blind, also not by a clock: an answer that was to leave later becomes its writer's draft again when the customer
 * writes first. In the transaction that stores what the customer wrote, so that there is no moment at which it could still leave.
 */
@Component
class Scheduled {
    private final DeliveryRows rows;
    private final DeliveryNews news;
    private final Conversations conversations;
    private final Drafts drafts;

    Scheduled(DeliveryRows rows, DeliveryNews news, Conversations conversations, Drafts drafts) {
        this.rows = rows;
        this.news = news;
        this.conversations = conversations;
        this.drafts = drafts;
    }

    /** Holds back what the customers have overtaken. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MessagesArrived arrived) {
        for (var overtaken : rows.listOvertaken(arrived.conversations())) {
            if (rows.holdBack(overtaken.message())) {
                rows.forgetThreadKey(overtaken.message());
                var message = conversations.findMessage(overtaken.message()).orElseThrow();
                drafts.giveBack(message, overtaken.conversation(), overtaken.writer());
                news.tell(overtaken.message());
            }
        }
    }
}
