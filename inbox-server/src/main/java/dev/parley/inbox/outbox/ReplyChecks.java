package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Claims;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether an answer may be stored; asked while its conversation is locked, so that what is found stays true. */
@Component
final class ReplyChecks {
    private static final int NEWS = 50;

    private final Timeline timeline;
    private final Claims claims;
    private final Conversations conversations;
    private final ReplyRows rows;

    ReplyChecks(Timeline timeline, Claims claims, Conversations conversations, ReplyRows rows) {
        this.timeline = timeline;
        this.claims = claims;
        this.conversations = conversations;
        this.rows = rows;
    }

    /** The message that this very request stored before; a problem when the key stands for something else. */
    Optional<MessageId> findRepeat(Place place, EmployeeId writer, ClientKey key, byte[] hash) {
        return timeline.findByKey(place.id(), key.value()).map(earlier -> {
            boolean same = earlier.direction() == Direction.OUTBOUND
                    && writer.equals(earlier.author())
                    && rows.findHash(earlier.id())
                            .filter(known -> MessageDigest.isEqual(known, hash))
                            .isPresent();
            if (!same) {
                throw ClientKey.reused();
            }
            return earlier.id();
        });
    }

    /** Refuses who does not hold the conversation, and who has not seen all of it. */
    void require(Place place, EmployeeId writer, long token, int seenSeq) {
        claims.requireHolder(place.id(), writer, token);
        if (seenSeq < 0 || seenSeq > place.lastSeq()) {
            throw Problem.invalid("seenSeq must be the number of a message of this conversation.");
        }
        if (rows.hasNews(place.id(), seenSeq, writer)) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "moved-on",
                            "Somebody wrote since you last looked. Read what is new, then send your answer again.")
                    .with("newMessages", conversations.messagesAfter(place.id(), seenSeq, NEWS))
                    .with("lastSeq", place.lastSeq());
        }
    }
}
