package dev.parley.channel.meta;

import dev.parley.channel.http.HttpAnswer.Answered;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads how long Meta takes nothing more: {@code X-Business-Use-Case-Usage}, {@code X-App-Usage} and the codes for limits. */
final class Usage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FULL = 100;
    private static final Duration UNTOLD = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Usage() {}

    /** Empty while it takes more. */
    static Optional<Duration> pause(Answered answer) {
        var told = regain(answer);
        if (told.isPresent()) {
            return told;
        }
        boolean refused = GraphError.of(answer).filter(GraphError::isLimit).isPresent();
        return refused || isFull(read(answer.header("x-app-usage"))) ? Optional.of(UNTOLD) : Optional.empty();
    }

    /** What {@code estimated_time_to_regain_access} says, in minutes. */
    static Optional<Duration> regain(Answered answer) {
        long minutes = 0;
        for (var account : read(answer.header("x-business-use-case-usage")).values()) {
            for (var usage : Fields.list(account)) {
                minutes = Math.max(minutes, Fields.number(usage, 0, "estimated_time_to_regain_access"));
            }
        }
        return minutes <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(Math.min(minutes, LONGEST.toMinutes())));
    }

    private static boolean isFull(JsonNode usage) {
        return Fields.number(usage, 0, "call_count") >= FULL
                || Fields.number(usage, 0, "total_time") >= FULL
                || Fields.number(usage, 0, "total_cputime") >= FULL;
    }

    private static JsonNode read(String header) {
        try {
            return header.isBlank() ? JSON.createObjectNode() : JSON.readTree(header);
        } catch (JacksonException e) {
            // A header that nobody can read limits nothing.
            return JSON.createObjectNode();
        }
    }
}
