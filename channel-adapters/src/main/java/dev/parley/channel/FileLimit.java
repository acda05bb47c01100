package dev.parley.channel;

import java.util.Set;

/**
 * Which files go with one message.
 *
 * @param bytes of all files of one message together; 0 where it takes none
 * @param each bytes of one file
 * @param count how many the provider takes in one message of its own; what is more goes in further messages
 * @param withText whether a message of the provider's carries text and files together
 * @param types media types, or prefixes such as "image/"; empty: any
 */
public record FileLimit(long bytes, long each, int count, boolean withText, Set<String> types) {
    /** None at all. */
    public static final FileLimit NONE = new FileLimit(0, 0, 0, false, Set.of());

    public FileLimit {
        types = Set.copyOf(types);
    }

    /** Whether a file of this media type is taken. */
    public boolean takes(String mediaType) {
        return types.isEmpty() || types.stream().anyMatch(mediaType::startsWith);
    }
}
