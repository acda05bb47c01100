package dev.parley.botrules;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What guidelines are asked about: a message or a draft, with everything around it.
 *
 * @param text its words
 * @param language of its words; null where nobody can tell, or it is another one
 * @param checks finds what is wrong with a draft, asked at most once for each kind; nothing for what a customer wrote
 * @param at the moment it counts for
 */
public record Utterance(
        String text, @Nullable Language language, Facts facts, Function<CheckKind, List<Place>> checks, Instant at) {
    /** What a customer wrote. */
    public static Utterance received(String text, @Nullable Language language, Facts facts, Instant at) {
        return new Utterance(text, language, facts, kind -> List.of(), at);
    }
}
