package dev.parley.inbox.routing;

import dev.parley.inbox.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a team gives out its conversations.
 *
 * @param capacity how many a member holds at most, unless they have a number of their own; null: as many as they like
 * @param acceptSeconds how long an offer waits for its person
 * @param skillPatienceSeconds after how long a customer may be answered by people without the skill
 */
record TeamRouting(RoutingMode routing, @Nullable Integer capacity, int acceptSeconds, int skillPatienceSeconds) {
    private static final int MOST = 1000;
    private static final int A_DAY = 86_400;
    private static final int A_WEEK = 604_800;

    TeamRouting {
        if (capacity == null && routing != RoutingMode.PULL) {
            throw Problem.invalid("Say how many conversations a member may hold, so that no more are offered to them.");
        }
        checkCapacity(capacity);
        if (acceptSeconds < 10 || acceptSeconds > A_DAY) {
            throw Problem.invalid("An offer may wait 10 to 86400 seconds.");
        }
        if (skillPatienceSeconds < 0 || skillPatienceSeconds > A_WEEK) {
            throw Problem.invalid("A customer may wait for a skill up to a week.");
        }
    }

    static void checkCapacity(@Nullable Integer capacity) {
        if (capacity != null && (capacity < 1 || capacity > MOST)) {
            throw Problem.invalid("Somebody may hold 1 to 1000 conversations.");
        }
    }
}
