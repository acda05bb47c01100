package dev.parley.inbox.promise;

import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to whom. An empty condition always holds.
 *
 * @param tagIds holds for conversations with one of them
 * @param segments holds for customers who are in all of them
 * @param firstResponseMinutes until the first answer; null: not promised
 * @param nextResponseMinutes until each further answer
 * @param resolutionMinutes from the beginning until it is closed
 * @param businessHours reckoned in the team's hours, otherwise around the clock
 * @param warnMinutes so long before it is due a promise is at risk
 * @param raiseTo the priority it then gets at least
 * @param moveTo the team it then goes to, if nobody holds it
 * @param tell employees who are told when it is at risk and when it is broken, besides its holder or team
 */
record Policy(
        UUID id,
        String name,
        List<UUID> teamIds,
        List<UUID> channelIds,
        List<UUID> tagIds,
        List<Priority> priorities,
        List<Segment> segments,
        @Nullable Integer firstResponseMinutes,
        @Nullable Integer nextResponseMinutes,
        @Nullable Integer resolutionMinutes,
        boolean businessHours,
        int warnMinutes,
        @Nullable Priority raiseTo,
        @Nullable UUID moveTo,
        List<UUID> tell) {
    private static final int A_YEAR = 366 * 24 * 60;
    private static final int MOST_OF_EACH = 50;

    /**
     * Customers of whom the company noted one of some values.
     *
     * @param field the key of a contact's field
     * @param values as text: {@code true} for a ticked box
     */
    record Segment(String field, List<String> values) {
        Segment {
            values = List.copyOf(values);
            if (field.isBlank() || values.isEmpty() || values.size() > MOST_OF_EACH) {
                throw Problem.invalid("A segment names a field of contacts and 1 to 50 of its values.");
            }
        }

        boolean holds(Map<String, Object> fields) {
            return switch (fields.get(field)) {
                case null -> false;
                case Collection<?> several -> several.stream().anyMatch(value -> values.contains(value.toString()));
                case Object one -> values.contains(one.toString());
            };
        }
    }

    Policy {
        teamIds = List.copyOf(teamIds);
        channelIds = List.copyOf(channelIds);
        tagIds = List.copyOf(tagIds);
        priorities = List.copyOf(priorities);
        segments = List.copyOf(segments);
        tell = List.copyOf(tell);
        if (segments.size() > MOST_OF_EACH || tell.size() > MOST_OF_EACH) {
            throw Problem.invalid("A policy has 50 segments and tells 50 people at most.");
        }
        if (firstResponseMinutes == null && nextResponseMinutes == null && resolutionMinutes == null) {
            throw Problem.invalid("Promise at least one thing: a first answer, a next answer or a resolution.");
        }
        check(firstResponseMinutes);
        check(nextResponseMinutes);
        check(resolutionMinutes);
        if (warnMinutes < 0 || warnMinutes > A_YEAR) {
            throw Problem.invalid("A promise is at risk some minutes before it is due: 0 or more.");
        }
    }

    private static void check(@Nullable Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > A_YEAR)) {
            throw Problem.invalid("A promise is kept within one minute to one year.");
        }
    }

    /** Whether it is for this conversation. */
    boolean appliesTo(Case one) {
        return (teamIds.isEmpty() || teamIds.contains(one.team().value()))
                && (channelIds.isEmpty() || channelIds.contains(one.channel()))
                && (priorities.isEmpty() || priorities.contains(one.priority()))
                && (tagIds.isEmpty() || one.tags().stream().anyMatch(tagIds::contains))
                && segments.stream().allMatch(segment -> segment.holds(one.customer()));
    }
}
