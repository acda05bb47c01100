package dev.parley.inbox.bot;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why bots did what they did in a conversation, for whoever may read it; and whether the record of it is whole. */
@RestController
final class BotController {
    private final Conversations conversations;
    private final ActViews acts;
    private final Sealing sealing;

    BotController(Conversations conversations, ActViews acts, Sealing sealing) {
        this.conversations = conversations;
        this.acts = acts;
        this.sealing = sealing;
    }

    /** What guidelines did about the messages of a conversation, in the order of the messages. */
    @GetMapping("/api/conversations/{id}/acts")
    List<ActViews.ActView> list(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        return acts.list(id);
    }

    /** Reckons the chain of the bots' record anew. */
    @GetMapping("/api/bot-record/examination")
    Sealing.Examination examine() {
        return sealing.examine();
    }
}
