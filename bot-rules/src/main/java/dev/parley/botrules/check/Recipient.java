package dev.parley.botrules.check;

import dev.parley.botrules.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The customer who is written to, as far as the checks need to know.
 *
 * @param language the customer's, if known
 * @param publicly whether everybody can read the answer
 * @param known names, handles, addresses and numbers of the customer
 * @param earlierAnswers the company's own words in this conversation, oldest first, without quotes
 */
public record Recipient(
        @Nullable Language language,
        boolean publicly,
        Set<String> known,
        List<String> earlierAnswers,
        OtherCustomers others) {
    /** Somebody of whom nothing is known, in private. */
    public static final Recipient UNKNOWN = new Recipient(null, false, Set.of(), List.of(), OtherCustomers.NONE);

    /** Copies the collections. */
    public Recipient {
        known = Set.copyOf(known);
        earlierAnswers = List.copyOf(earlierAnswers);
    }
}
