package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Optional;
import java.util.UUID;

/** What a browser may subscribe to. There is nothing else. */
sealed interface Destinations {
    String REPLIES = "/user/queue/replies";
    String ME = "/user/queue/me";
    String QUEUES = "/topic/queues/";
    String VIEWS = "/user/queue/views";
    String CONVERSATIONS = "/topic/conversations/";

    /** Every change of a team's conversations. */
    record Queue(TeamId team) implements Destinations {}

    /** Every change of one conversation. */
    record Conversation(ConversationId id) implements Destinations {}

    /** What concerns the employee. */
    record Me() implements Destinations {}

    /** Answers to what this browser asks. */
    record Replies() implements Destinations {}

    /** How the views stand that this browser shows. */
    record Views() implements Destinations {}

    static Optional<Destinations> parse(String destination) {
        if (destination.equals(ME)) {
            return Optional.of(new Me());
        }
        if (destination.equals(REPLIES)) {
            return Optional.of(new Replies());
        }
        if (destination.equals(VIEWS)) {
            return Optional.of(new Views());
        }
        if (destination.startsWith(QUEUES)) {
            return id(destination.substring(QUEUES.length())).map(id -> new Queue(new TeamId(id)));
        }
        if (destination.startsWith(CONVERSATIONS)) {
            return id(destination.substring(CONVERSATIONS.length()))
                    .map(id -> new Conversation(new ConversationId(id)));
        }
        return Optional.empty();
    }

    /** Where it is filed: the destination itself, or a person's own. */
    default String key(EmployeeId employee) {
        return switch (this) {
            case Queue queue -> QUEUES + queue.team();
            case Conversation conversation -> CONVERSATIONS + conversation.id();
            case Me me -> meOf(employee);
            case Replies replies -> REPLIES;
            case Views views -> VIEWS;
        };
    }

    static String meOf(EmployeeId employee) {
        return ME + "/" + employee;
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
