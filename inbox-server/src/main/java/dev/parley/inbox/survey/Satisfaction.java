package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What customers said of one period, counted.
 *
 * @param all all surveys that were asked in it
 * @param teams the same for each team, the largest first, and so the others
 */
record Satisfaction(Tally all, List<Part> teams, List<Part> people, List<Part> channels) {
    Satisfaction {
        teams = List.copyOf(teams);
        people = List.copyOf(people);
        channels = List.copyOf(channels);
    }

    /**
     * A count.
     *
     * @param asked surveys that reached their customer, as far as is known
     * @param scores how often each of 1 to 5 was given
     */
    record Tally(int asked, int answered, List<Integer> scores) {
        static final Tally NONE = new Tally(0, 0, List.of(0, 0, 0, 0, 0));

        Tally {
            scores = List.copyOf(scores);
        }
    }

    /** The count of one team, person or channel. */
    record Part(UUID id, String name, Tally tally) {}

    /**
     * Which surveys are counted.
     *
     * @param from when the first was asked
     * @param until before which the last was
     */
    record Scope(
            Instant from,
            Instant until,
            @Nullable UUID team,
            @Nullable UUID employee,
            @Nullable UUID channel) {}

    /** What one customer said. */
    record Said(
            ConversationId conversationId,
            long number,
            String subject,
            String contact,
            String team,
            String employee,
            String channel,
            Scale scale,
            int score,
            String comment,
            Instant askedAt,
            Instant answeredAt) {}
}
