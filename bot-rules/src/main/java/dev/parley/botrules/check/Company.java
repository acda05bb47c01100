package dev.parley.botrules.check;

import java.util.Set;

/**
 * What a company says of itself to the checks.
 *
 * @param internalWords for colleagues only: names of systems, projects, suppliers
 * @param allowedPromises what everybody may promise: "free returns", "20 €", "within 24 hours"
 * @param ownData what may be told to everybody: names and handles of the company, its e-mail domains ("acme.example"),
 *     telephone numbers, street addresses and bank accounts
 */
public record Company(Set<String> internalWords, Set<String> allowedPromises, Set<String> ownData) {
    /** A company that says nothing. */
    public static final Company UNKNOWN = new Company(Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public Company {
        internalWords = Set.copyOf(internalWords);
        allowedPromises = Set.copyOf(allowedPromises);
        ownData = Set.copyOf(ownData);
    }
}
