package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import org.jspecify.annotations.Nullable;

/** Who shall read a draft, as a column holds it that is null as long as nobody chose. */
public final class VisibilityColumn {
    private VisibilityColumn() {}

    /** What the column says; null where it is. */
    public static @Nullable Visibility read(@Nullable String column) {
        return column == null ? null : Visibility.valueOf(column);
    }

    /** What to write; null for null. */
    public static @Nullable String write(@Nullable Visibility visibility) {
        return visibility == null ? null : visibility.name();
    }
}
