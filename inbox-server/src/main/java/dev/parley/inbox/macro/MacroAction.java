package dev.parley.inbox.macro;

import dev.parley.inbox.conversation.Priority;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a macro does.
 *
 * @param kind what
 * @param target the canned reply, tag, team or person that it concerns; missing where it concerns none
 * @param text of a note
 * @param priority to set
 * @param hours to snooze for; until the customer writes where it is missing
 */
record MacroAction(
        Kind kind,
        @Nullable UUID target,
        @Nullable String text,
        @Nullable Priority priority,
        @Nullable Integer hours) {
    /** What a macro can do. */
    enum Kind {
        INSERT_REPLY,
        ADD_TAG,
        REMOVE_TAG,
        SET_PRIORITY,
        ADD_NOTE,
        HAND_TO_TEAM,
        HAND_TO_PERSON,
        SNOOZE,
        CLOSE;

        /** After these the conversation is no longer the holder's: they end a macro. */
        boolean isLast() {
            return this == HAND_TO_TEAM || this == HAND_TO_PERSON || this == SNOOZE || this == CLOSE;
        }

        boolean needsTarget() {
            return switch (this) {
                case INSERT_REPLY, ADD_TAG, REMOVE_TAG, HAND_TO_TEAM, HAND_TO_PERSON -> true;
                case SET_PRIORITY, ADD_NOTE, SNOOZE, CLOSE -> false;
            };
        }
    }
}
