package dev.parley.inbox.intake;

import dev.parley.inbox.bot.Guided;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.ThreadLink;
import dev.parley.inbox.intake.Identified.FromContact;
import dev.parley.inbox.spam.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of which it is known where each message belongs.
 *
 * @param existing the locked conversations, as they stand before the batch
 * @param links the message ids that lead to conversations from now on
 */
record Threaded(
        Fresh fresh, List<Placed> mails, Map<ConversationId, ConversationState> existing, List<ThreadLink> links) {
    /**
     * A message and its conversation; {@code opens} when it is the first of it.
     *
     * @param verdict why it is held back; null while nobody was asked, and where it is not
     * @param guided what guidelines do about it; null before they were asked, and where it is held back
     * @param home where it belongs by nature; another one than where it lies when that was merged
     */
    record Placed(
            FromContact from,
            ConversationId conversation,
            ConversationId home,
            boolean opens,
            @Nullable Verdict verdict,
            @Nullable Guided guided) {
        Placed judged(@Nullable Verdict now) {
            return new Placed(from, conversation, home, opens, now, guided);
        }

        Placed guided(Guided now) {
            return new Placed(from, conversation, home, opens, verdict, now);
        }
    }
}
