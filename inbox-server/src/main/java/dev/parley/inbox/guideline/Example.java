package dev.parley.inbox.guideline;

import dev.parley.botrules.Fact;
import dev.parley.botrules.Language;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that a guideline has to match, or must not: a test that runs with every save.
 *
 * @param matches whether it has to
 * @param language of the text; null: the company's, or one of the scope
 * @param facts what else is known, by the keys of facts: {@code channel_kind}, {@code publicly}, {@code contact.tier} …
 */
record Example(
        String text,
        @Nullable String subject,
        boolean matches,
        @Nullable Language language,
        Map<String, Object> facts) {
    private static final int LONGEST = 10_000;
    private static final int LONGEST_SUBJECT = 500;
    private static final int MOST_FACTS = 50;

    Example {
        facts = Map.copyOf(facts);
        if (text.isBlank() || text.length() > LONGEST) {
            throw Problem.invalid("An example has 1 to " + LONGEST + " characters.")
                    .with("pointer", "/text");
        }
        if (subject != null && subject.length() > LONGEST_SUBJECT) {
            throw Problem.invalid("The subject of an example has at most " + LONGEST_SUBJECT + " characters.")
                    .with("pointer", "/subject");
        }
        if (facts.size() > MOST_FACTS) {
            throw Problem.invalid("An example knows at most " + MOST_FACTS + " facts.")
                    .with("pointer", "/facts");
        }
        facts.forEach(Example::check);
    }

    private static void check(String key, Object value) {
        try {
            Fact.of(key);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), key);
        }
        boolean plain = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        if (!plain) {
            throw wrong("A fact is a text, a number, true or false, or a list of texts.", key);
        }
    }

    private static Problem wrong(String detail, String key) {
        return Problem.invalid(detail)
                .with("pointer", "/facts/" + key.replace("~", "~0").replace("/", "~1"));
    }
}
