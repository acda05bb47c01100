package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives what woke back to who had put it aside, if they are there and have room. It is in its queue already: should a colleague be quicker, or
 * this node die, nothing is lost.
 */
@Component
final class Returning {
    private static final Logger log = LoggerFactory.getLogger(Returning.class);
    private final HeartBeats heartBeats;
    private final Claims claims;

    Returning(HeartBeats heartBeats, Claims claims) {
        this.heartBeats = heartBeats;
        this.claims = claims;
    }

    void give(ConversationId id, @Nullable EmployeeId to) {
        try {
            if (to != null && heartBeats.isPresent(to)) {
                claims.claimIfRoom(to, id);
            }
        } catch (Problem | DataAccessException e) {
            log.info("Conversation {} stays in its queue instead of going back to {}: {}", id, to, e.getMessage());
        }
    }
}
