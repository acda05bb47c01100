package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether an answer may be stored; asked while its conversation is locked, so that what is found stays true. */
@Component
final class ReplyChecks {
    private static final int NEWS = 50;
    private static final Duration LONGEST_AHEAD = Duration.ofDays(366);

    private final Timeline timeline;
    private final RightToAnswer right;
    private final Conversations conversations;
    private final ReplyRows rows;
    private final Speaking speaking;
    private final Clock clock;

    ReplyChecks(
            Timeline timeline,
            RightToAnswer right,
            Conversations conversations,
            ReplyRows rows,
            Speaking speaking,
            Clock clock) {
        this.timeline = timeline;
        this.right = right;
        this.conversations = conversations;
        this.rows = rows;
        this.speaking = speaking;
        this.clock = clock;
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

    /** The time to send at, within the next year; null for at once. */
    @Nullable Instant requireSoon(@Nullable Instant sendAt) {
        var now = clock.instant();
        if (sendAt == null || !sendAt.isAfter(now)) {
            return null;
        }
        if (sendAt.isAfter(now.plus(LONGEST_AHEAD))) {
            throw Problem.invalid("An answer can be scheduled up to one year ahead. Choose an earlier time.");
        }
        return sendAt;
    }

    /** Refuses an answer that others could read where nobody said that they mean it, and one that cannot be read so. */
    void requireMeant(Place place, @Nullable Visibility visibility) {
        speaking.requireMeant(place, visibility);
    }

    /** The request with those recipients that its channel can reach. */
    ReplyRequest addressed(Place place, ReplyRequest request) {
        var can = speaking.situation(place.id(), place.channel()).capabilities();
        return can.has(Feature.COPIES) ? request : request.toCustomer();
    }

    /** To whom an answer goes as a rule. */
    DraftRecipients usual(Place place) {
        return right.usual(place);
    }

    /** Refuses who may not answer the conversation, and who has not seen all of it. */
    void require(Place place, EmployeeId writer, ReplyRequest request) {
        right.require(place, writer, request.token());
        int seenSeq = request.seenSeq();
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
        right.requireNoObjection(place, writer, request);
    }
}
