package dev.parley.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened at a channel, read: a message, or what became of one. */
public sealed interface InboundEvent permits InboundMessage, InboundEvent.Change, InboundEvent.Unknown {

    /** What became of a message that is stored already, or will be, of its writer or of the channel: events overtake each other. */
    sealed interface Change extends InboundEvent {
        /** When it happened, as the provider says. */
        Instant at();
    }

    /**
     * The writer changed the words of a message, or added files. Of several edits the latest counts.
     *
     * @param message its external id
     * @param media the files it has now, as far as the event tells; those that are new to Parley are taken, none is removed
     */
    record Edited(String message, Body body, List<RemoteMedia> media, Instant at) implements Change {
        public Edited {
            media = List.copyOf(media);
        }

        /** Only its words. */
        public Edited(String message, Body body, Instant at) {
            this(message, body, List.of(), at);
        }
    }

    /** A message was taken back by its writer, or removed by a moderator. */
    record Deleted(String message, Instant at) implements Change {}

    /**
     * Somebody reacted to a message.
     *
     * @param message its external id, or the provider reference of one of ours
     * @param by who reacted
     * @param how what to do with {@code emojis}
     * @param emojis as characters, or as ":name:" where the provider has its own pictures
     */
    record Reacted(String message, Party by, How how, Set<String> emojis, Instant at) implements Change {
        public Reacted {
            emojis = Set.copyOf(emojis);
        }

        /** What to do with the reactions. */
        public enum How {
            ADD,
            REMOVE,
            /** These are all that this person has there now; none: all are gone. */
            SET
        }
    }

    /**
     * What became of a message of ours on its way.
     *
     * @param message its provider reference; null for all that were sent to {@code room} until {@code at}
     * @param room where it was sent to; empty where {@code message} says enough
     * @param reason the provider's words where it failed, empty otherwise
     */
    record Status(@Nullable String message, String room, Stage stage, Instant at, String reason) implements Change {
        /** How far it came. */
        public enum Stage {
            /** The provider has it. */
            SENT,
            /** The customer's device has it. */
            DELIVERED,
            /** The customer has seen it. */
            READ,
            /** It did not arrive and will not. */
            FAILED
        }
    }

    /** The customer told the provider's way (such as the word STOP) whether they want to be written to here. */
    record Permission(Party customer, boolean granted, String words, Instant at) implements Change {}

    /**
     * Customers, or the rooms they speak in, go on under other ids, because somebody changed their number or a group was converted.
     *
     * @param people who they are now, by their handle before
     * @param rooms the room now, by the one before
     * @param beginnings what names of rooms and messages begin with now, by what they began with before, where names hold the id of
     *     what they lie in: a thread in a channel, a message in a room; empty where none of them goes on under another name
     */
    record Renamed(Map<String, Party> people, Map<String, String> rooms, Map<String, String> beginnings, Instant at)
            implements Change {
        public Renamed {
            people = Map.copyOf(people);
            rooms = Map.copyOf(rooms);
            beginnings = Map.copyOf(beginnings);
        }

        /** Only people and rooms themselves. */
        public Renamed(Map<String, Party> people, Map<String, String> rooms, Instant at) {
            this(people, rooms, Map.of(), at);
        }
    }

    /**
     * The provider ended the connection: nothing comes and goes any more until a manager does something.
     *
     * @param reason what happened and what to do, in sentences for managers
     */
    record Disconnected(String reason, Instant at) implements Change {}

    /**
     * Nothing that Parley knows: kept for a person to see, and to be read again after an update.
     *
     * @param type what the provider calls it, for people; at most 100 characters
     * @param ignorable whether it is known to mean nothing to a conversation, so that it need not be kept
     */
    record Unknown(String type, boolean ignorable) implements InboundEvent {}
}
