package dev.parley.inbox.problem;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** "Cannot go on": carries the HTTP status, a stable code for programs, and a sentence that tells people what to do. */
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final Map<String, Object> facts;

    /** Problem {@code code} (kebab-case), answered with {@code status}. */
    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    private Problem(HttpStatus status, String code, String detail, Map<String, Object> facts) {
        super(detail);
        this.status = status;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    /** The same problem with one more fact for the program that asked, such as who holds the conversation. */
    public Problem with(String name, Object value) {
        var more = new HashMap<>(facts);
        more.put(name, value);
        return new Problem(status, code, detail(), more);
    }

    /** The HTTP status to answer with. */
    public HttpStatus status() {
        return status;
    }

    /** The stable code, for example "moved-on". */
    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What else the asking program needs to know. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** 404: it does not exist, or the asker may not know that it does. */
    public static Problem notFound(String what) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ", or you may not see it.");
    }

    /** 403: the asker's role does not allow it. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** 400: the request cannot be understood; {@code detail} says how to mend it. */
    public static Problem invalid(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "invalid", detail);
    }
}
