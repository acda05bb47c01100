package dev.parley.inbox.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, told to every screen.
 *
 * @param type what
 * @param conversation to which conversation; null for what concerns none
 * @param version the conversation's version afterwards; 0 where it has none. A screen ignores what is older than it shows
 * @param team whose queue shows it now
 * @param previousTeam whose queue showed it before, where that is another one
 * @param employee who did it; null for customers and for Parley itself
 * @param at when
 * @param data small facts such as {@code seq}, {@code messageId}, {@code reason}; never what somebody wrote
 */
public record ParleyEvent(
        EventType type,
        @Nullable UUID conversation,
        long version,
        @Nullable UUID team,
        @Nullable UUID previousTeam,
        @Nullable UUID employee,
        Instant at,
        Map<String, String> data) {

    /** In {@code data}: nobody is to be notified of it. */
    public static final String QUIET = "quiet";

    public ParleyEvent {
        data = Map.copyOf(data);
    }
}
