package dev.parley.inbox.search;

import dev.parley.inbox.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a query cannot be understood: which part of it, and what to write instead. */
enum QueryProblem {
    UNKNOWN_FILTER("There is no filter \"%s\". There are: %s."),
    UNKNOWN_VALUE("\"%s\" is not known here. Possible are: %s."),
    NO_VALUE("Write what you look for after \"%s\", without a space between. Possible are: %s."),
    NOT_A_DATE("\"%s\" is not a date. Write %s."),
    NOT_A_NUMBER("\"%s\" is not the number of a conversation. Write digits only%s."),
    NOT_IN_OR("\"%s\" cannot be one side of OR or within parentheses. Write several values with commas: %s."),
    NOT_NEGATIVE("\"%s\" cannot be turned round with a minus sign%s."),
    CLOSED_TOO_OFTEN("This \"%s\" closes nothing. Remove it%s."),
    TOO_LONG("This query has more than %s. Leave some out%s.");

    private final String sentence;

    QueryProblem(String sentence) {
        this.sentence = sentence;
    }

    /** The problem of what stands there; {@code possible} is what may stand there instead. */
    Problem of(Position where, String what, List<String> possible) {
        return new Problem(
                        HttpStatus.BAD_REQUEST,
                        "search-query",
                        String.format(sentence, what, String.join(", ", possible)))
                .with("reason", name())
                .with("what", what)
                .with("possible", possible)
                .with("at", where.at())
                .with("length", where.length());
    }
}
