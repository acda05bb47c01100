package dev.parley.inbox.search;

import dev.parley.inbox.conversation.Priority;
import java.util.List;
import java.util.UUID;

/** What the conversation of a message must be. */
sealed interface Filter {
    /** What a filter refers to by name, with several names meaning any of them. */
    enum Named {
        TEAM,
        TAG,
        CHANNEL,
        HOLDER
    }

    /** Something with a name. */
    record Of(Named what, List<UUID> ids, boolean not) implements Filter {
        public Of {
            ids = List.copyOf(ids);
        }
    }

    /** A state. */
    enum State {
        OPEN,
        CLOSED,
        MINE,
        JOINED,
        UNASSIGNED,
        SNOOZED,
        SPAM
    }

    /** In this state, or not. */
    record Is(State state, boolean not) implements Filter {}

    /** As urgent as this, or not. */
    record Urgency(Priority priority, boolean not) implements Filter {}

    /** The conversation with this number. */
    record Number(long number) implements Filter {}

    /** What somebody called something, and where in the query; nothing is known of it yet. */
    record Unresolved(Named what, List<String> names, boolean not, Position position) implements Filter {
        public Unresolved {
            names = List.copyOf(names);
        }
    }

    /** Whether so few conversations are like this that they are worth being looked for before the words. */
    default boolean selective() {
        return switch (this) {
            case Number number -> true;
            case Is is -> !is.not() && is.state() != State.CLOSED;
            case Of of -> !of.not() && (of.what() == Named.TAG || of.what() == Named.HOLDER);
            case Urgency urgency -> !urgency.not() && urgency.priority() != Priority.NORMAL;
            case Unresolved unresolved -> false;
        };
    }
}
