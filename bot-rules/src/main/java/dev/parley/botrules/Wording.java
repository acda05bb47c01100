package dev.parley.botrules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same words in one language or several.
 *
 * @param texts by language; at least one
 */
public record Wording(@JsonValue Map<Language, String> texts) {
    /** The most characters of a text. */
    public static final int LONGEST = 20_000;

    /** Keeps a copy. */
    @JsonCreator
    public Wording {
        texts = Map.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("Write the text in at least one language.");
        }
        if (texts.values().stream().anyMatch(text -> text.isBlank() || text.length() > LONGEST)) {
            throw new IllegalArgumentException("Each text has 1 to " + LONGEST + " characters.");
        }
    }

    /** In this language, if there is such a text. */
    public Optional<String> in(@Nullable Language language) {
        return language == null ? Optional.empty() : Optional.ofNullable(texts.get(language));
    }
}
