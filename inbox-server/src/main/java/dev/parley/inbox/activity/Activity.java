package dev.parley.inbox.activity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a conversation.
 *
 * @param type the event's type, as {@link dev.parley.inbox.event.EventType} has it
 * @param version of the conversation afterwards; with the type it tells one thing from another
 * @param employee the name of who did it; null for customers, rules and Parley itself
 * @param data small facts; where they named an employee or a team, it is their name
 */
public record Activity(
        String type, Instant at, long version, @Nullable String employee, Map<String, String> data) {
    public Activity {
        data = Map.copyOf(data);
    }
}
