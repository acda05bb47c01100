package dev.parley.channel.x;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far mentions and direct messages were read. */
record XCursor(Walk mentions, Walk messages) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Ids hold the milliseconds since then, shifted. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final int SHIFT = 22;

    /**
     * X gives the newest first, in pages: a walk goes from the newest back to what was read before.
     *
     * @param since what was read before: everything until this id
     * @param top the newest id of a walk that is under way; empty when none is
     * @param token where it goes on; empty when none is
     */
    record Walk(String since, String top, String token) {
        /** Nothing is under way. */
        static Walk from(String since) {
            return new Walk(since, "", "");
        }

        private Map<String, String> fields() {
            return Map.of("since", since, "top", top, "token", token);
        }

        private static Walk of(JsonNode json) {
            return new Walk(
                    Fields.id(json.path("since")), Fields.id(json.path("top")), Fields.text(json.path("token")));
        }
    }

    /** From now on: a moment is an id too. */
    static XCursor begin(Instant now) {
        String id = Long.toString(Math.max(1, now.toEpochMilli() - EPOCH) << SHIFT);
        return new XCursor(Walk.from(id), Walk.from(id));
    }

    /** Empty where it is none. */
    static Optional<XCursor> read(String text) {
        try {
            var json = JSON.readTree(text);
            var read = new XCursor(Walk.of(json.path("mentions")), Walk.of(json.path("messages")));
            return read.mentions.since().isEmpty() || read.messages.since().isEmpty()
                    ? Optional.empty()
                    : Optional.of(read);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As it is kept. */
    String write() {
        return JSON.writeValueAsString(Map.of("mentions", mentions.fields(), "messages", messages.fields()));
    }

    /** Whether a walk is under way. */
    boolean more() {
        return !mentions.token().isEmpty() || !messages.token().isEmpty();
    }
}
