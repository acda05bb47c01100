package dev.parley.botrules.check;

import java.util.Locale;

/** What phrases are about; each has a resource of its name. */
enum Topic {
    GREETING,
    GOODBYE,
    RUDE,
    MONEY,
    DEADLINE,
    PROMISE,
    ASK,
    CONDITION,
    NEGATION,
    LEGAL,
    INTERNAL,
    ATTACHMENT,
    PLACEHOLDER,
    LABEL,
    /** Common words that show a language. */
    FUNCTION_WORD,
    /** What a company lets everybody promise. */
    ALLOWED;

    String resource() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }
}
