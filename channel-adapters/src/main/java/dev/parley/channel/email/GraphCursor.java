package dev.parley.channel.email;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a folder was read by Graph.
 *
 * @param link what to ask next
 * @param unread whether this is still the first round, which takes only what nobody has read
 * @param since when the newest mail that was seen had arrived, for when Graph forgets its place
 */
record GraphCursor(String link, boolean unread, String since) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty where it is none. */
    static Optional<GraphCursor> read(String text) {
        try {
            var json = JSON.readTree(text);
            String link = json.path("link").stringValue("");
            return link.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new GraphCursor(
                            link,
                            json.path("unread").booleanValue(false),
                            json.path("since").stringValue("")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As it is kept. */
    String write() {
        return JSON.writeValueAsString(Map.of("link", link, "unread", unread, "since", since));
    }
}
