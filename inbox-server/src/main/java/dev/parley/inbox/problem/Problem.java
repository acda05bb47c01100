package dev.parley.inbox.problem;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** "Cannot go on": carries the HTTP status, a stable code for programs, and a sentence that tells people what to do. */
public final class Problem extends RuntimeException {
    private static final String RETRY_AFTER = "retryAfterSeconds";

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

    /** The answer's body: RFC 9457 problem details with {@code code} and the facts. */
    public ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(status, detail());
        body.setProperty("code", code);
        facts.forEach(body::setProperty);
        return body;
    }

    /** How long to wait before asking again; the answer's {@code Retry-After}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(facts.get(RETRY_AFTER)).map(seconds -> Duration.ofSeconds((Long) seconds));
    }

    /** 401: nobody is signed in. */
    public static Problem signInFirst() {
        return new Problem(HttpStatus.UNAUTHORIZED, "sign-in", "Sign in first: there is no session, or it has ended.");
    }

    /** 429: too many tries; {@code wait} is rounded up to whole seconds. */
    public static Problem tooMany(String detail, Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many", detail).with(RETRY_AFTER, seconds);
    }

    /** 503: a store does not answer. */
    public static Problem storeUnavailable() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-unavailable",
                "Parley cannot reach its database at the moment. Nothing was lost; try again in a few seconds.");
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
