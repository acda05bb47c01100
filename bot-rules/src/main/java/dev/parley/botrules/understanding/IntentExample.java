package dev.parley.botrules.understanding;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, and what they wanted.
 *
 * @param label of the intent; null where it is none of those that are to be told apart
 */
public record IntentExample(String text, @Nullable String label) {
    /** A label has a name. */
    public IntentExample {
        Objects.requireNonNull(text, "text");
        if (label != null && (label.isBlank() || label.length() > 200)) {
            throw new IllegalArgumentException("An intent's label has 1 to 200 characters: \"" + label + "\"");
        }
    }

    /** An example of what is none of the intents. */
    public static IntentExample outOfScope(String text) {
        return new IntentExample(text, null);
    }

    Optional<String> intent() {
        return Optional.ofNullable(label);
    }
}
