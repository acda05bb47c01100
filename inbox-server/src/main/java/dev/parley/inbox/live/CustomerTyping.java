package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows employees that a customer types, where the customer's channel tells. */
@Component
public final class CustomerTyping {
    private final Ephemera ephemera;

    CustomerTyping(Ephemera ephemera) {
        this.ephemera = ephemera;
    }

    /** Tells those who look at the conversation; {@code customer} only tells one from another. */
    public void tell(ConversationId conversation, UUID customer, String name, boolean on) {
        ephemera.tell(conversation, new Frame.Doer(customer, name), on);
    }
}
