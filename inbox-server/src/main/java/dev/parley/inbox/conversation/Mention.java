package dev.parley.inbox.conversation;

import java.util.UUID;

/**
 * A colleague or a team named in a note, where the text says {@code @name}.
 *
 * @param name as it was when the note was written
 * @param start where the {@code @} stands in the note's text, in UTF-16 units as browsers count
 * @param length of the name with its {@code @}
 */
public record Mention(Kind kind, UUID id, String name, int start, int length) {
    /** Who can be mentioned; a team stands for everybody in it. */
    public enum Kind {
        EMPLOYEE,
        TEAM
    }

    int end() {
        return start + length;
    }

    Mention movedBy(int places) {
        return new Mention(kind, id, name, start + places, length);
    }

    Mention named(String now) {
        return new Mention(kind, id, now, start, length);
    }
}
