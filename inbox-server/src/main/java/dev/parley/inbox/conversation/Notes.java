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
    private final Mentions mentions;
    private final Clock clock;

    Notes(Timeline timeline, Mentions mentions, Clock clock) {
        this.timeline = timeline;
        this.mentions = mentions;
        this.clock = clock;
    }

    /** What a note says, and whom it mentions where. */
    public record Words(String text, List<Mention> mentions) {
        public Words {
            mentions = List.copyOf(mentions);
        }

        /** Without what PostgreSQL cannot keep and the space around; the mentions move along. */
        Words tidy() {
            String whole = text.replace('\u0000', ' ');
            int leading = whole.length() - whole.stripLeading().length();
            return new Words(
                    whole.strip(),
                    mentions.stream().map(mention -> mention.movedBy(-leading)).toList());
        }
    }

    /** The same without mentions. */
    @Transactional
    public MessageId add(ConversationId conversation, EmployeeId author, String text, ClientKey key) {
        return add(conversation, author, new Words(text, List.of()), key);
    }

    /** Stores a note and returns its id; the same key with the same words again is the same note. */
    @Transactional
    public MessageId add(ConversationId conversation, EmployeeId author, Words said, ClientKey key) {
        var tidy = said.tidy();
        String words = tidy.text();
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
        var called = mentions.check(words, tidy.mentions(), author);
        var id = new MessageId(Ids.next());
        timeline.add(place, note(id, author, words, key), called.facts());
        mentions.store(place, id, called);
        return id;
    }

    private Written note(MessageId id, EmployeeId author, String words, ClientKey key) {
        return new Written(
                id,
                Direction.NOTE,
                author,
                "",
                "",
                words,
                "",
                List.of(),
                null,
                clock.instant(),
                key.value(),
                Timeline.Parts.allNew(words),
                Timeline.Said.PRIVATELY);
    }
}
