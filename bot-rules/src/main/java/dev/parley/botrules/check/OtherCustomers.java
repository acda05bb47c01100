package dev.parley.botrules.check;

import java.util.List;
import java.util.Set;

/** Knows whose names and numbers are whose; asked at most once a draft, and only when there is something to ask. */
@FunctionalInterface
public interface OtherCustomers {
    /** Knows nobody. */
    OtherCustomers NONE = candidates -> Set.of();

    /**
     * Those of the candidates that belong to customers other than the recipient.
     *
     * @param candidates each once, at most {@link #MOST}: e-mail addresses and numbers first, then names
     */
    Set<Candidate> among(List<Candidate> candidates);

    /** So many candidates at most, whatever the text. */
    int MOST = 500;

    /** What a candidate may be. */
    enum Sort {
        /** Lower case. */
        EMAIL,
        /** Digits only, with a leading "+" where the country is known. */
        PHONE,
        /** Letters and digits of an order, invoice or customer number, upper case, without separators. */
        NUMBER,
        /** Two to four words as they are written, or one after a title such as "Frau". */
        NAME
    }

    /** Something in the draft that may be another customer's. */
    record Candidate(Sort sort, String text) {}
}
