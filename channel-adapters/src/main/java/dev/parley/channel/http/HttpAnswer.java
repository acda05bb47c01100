package dev.parley.channel.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** How a request to a provider ended. */
public sealed interface HttpAnswer {
    /**
     * The provider answered, whatever.
     *
     * @param headers the first of each, by lower-case name
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        public Answered {
            headers = Map.copyOf(headers);
        }

        /** Whether it is a 2xx. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** A header, empty where there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The body as JSON; a missing node where it is none. */
        public JsonNode json() {
            try {
                return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** It certainly did not arrive: no connection came about. */
    record NotSent(String reason) implements HttpAnswer {}

    /** It may have been carried out: the connection ended before the answer was whole. */
    record NoAnswer(String reason) implements HttpAnswer {}

    /** Nothing was sent: the provider's rate limit is used up. */
    record Limited(Duration after) implements HttpAnswer {}

    /** The answer is longer than was asked for; the request was carried out. */
    record TooLarge(long limit) implements HttpAnswer {}
}
