package dev.parley.channel.meta;

import dev.parley.channel.http.HttpAnswer.Answered;
import java.util.Optional;

/**
 * An error as the Graph API words it.
 *
 * @param code of the kind of error
 * @param subcode says more; 0 where there is none
 * @param words Meta's own words, for people
 * @param passing whether Meta says that it passes by itself
 */
public record GraphError(int code, int subcode, String words, boolean passing) {
    private static final int LONGEST = 500;

    /** The error in an answer; empty where there is none. */
    public static Optional<GraphError> of(Answered answer) {
        var error = answer.json().path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        String words = Fields.line(error, LONGEST, "error_user_msg");
        if (words.isEmpty()) {
            words = Fields.line(error, LONGEST, "message");
        }
        String details = Fields.line(error, LONGEST, "error_data", "details");
        if (!details.isEmpty() && !details.equals(words)) {
            words = words + " " + details;
        }
        return Optional.of(new GraphError(
                (int) Fields.number(error, -1, "code"),
                (int) Fields.number(error, 0, "error_subcode"),
                words.strip(),
                Fields.flag(error, "is_transient")));
    }

    /** Whether too much was asked: of the app (4), a user (17), a page (32), an edge (613), a business use case (80000 …). */
    boolean isLimit() {
        return switch (code) {
            case 4, 17, 32, 341, 613, 130429, 133016 -> true;
            default -> code >= 80000 && code <= 80014;
        };
    }

    /** "131047: Re-engagement message". */
    String shown() {
        return code + (subcode == 0 ? "" : "/" + subcode) + (words.isEmpty() ? "" : ": " + words);
    }
}
