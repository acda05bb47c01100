package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes among employees: whoever may read a conversation may add one, at any time; the customer never sees it. */
@Component
public class Notes {
    private static final int MAX_TEXT = 100_000;

    private final Timeline timeline;
    private final Clock clock;

    Notes(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Stores a note and returns its id; the same key with the same words again is the same note. */
    @Transactional
    public MessageId add(ConversationId conversation, EmployeeId author, String text, ClientKey key) {
        String words = text.replace("\u0000", "").strip();
        if (words.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "empty", "Write something before you save the note.");
        }
        if (words.length() > MAX_TEXT) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-long", "A note holds at most " + MAX_TEXT + " characters.");
        }
        var place = timeline.lock(conversation).orElseThrow(() -> Problem.notFound("conversation"));
        var earlier = timeline.findByKey(conversation, key.value());
        if (earlier.isPresent()) {
            var first = earlier.get();
            if (first.direction() == Direction.NOTE
                    && author.equals(first.author())
                    && first.text().equals(words)) {
                return first.id();
            }
            throw ClientKey.reused();
        }
        var id = new MessageId(Ids.next());
        timeline.add(
                place,
                new Written(
                        id, Direction.NOTE, author, "", "", words, "", List.of(), null, clock.instant(), key.value()));
        return id;
    }
}
