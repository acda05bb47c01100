package dev.parley.channel.instagram;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.meta.EventAttributes;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for the words of a mention, of which the webhook tells only ids.
 *
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment">Comments</a>
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media">Captions</a>
 */
record InstagramMentions(Graph graph, GraphOutcomes outcomes) {
    /** The field of a webhook that tells of a mention. */
    static final String FIELD = "mentions";

    /** What the room of a mention begins with: below somebody else's post other calls answer than below our own. */
    static final String ROOM = "mention:";

    private static final Logger log = LoggerFactory.getLogger(InstagramMentions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long LARGEST = 1L << 20;
    private static final int BAD_REQUEST = 400;

    /** What there is to know of a mention, and its fields: all that help, or else those that Meta's reference promises. */
    enum Place {
        COMMENT(
                "mentioned_comment",
                "comment_id",
                "text",
                "text,timestamp,username,media{id,permalink}",
                "text,timestamp,media"),
        CAPTION(
                "mentioned_media",
                "media_id",
                "caption",
                "caption,timestamp,username,permalink",
                "caption,timestamp,username");

        private final String name;
        private final String key;
        private final String words;
        private final List<String> fields;

        Place(String name, String key, String words, String... fields) {
            this.name = name;
            this.key = key;
            this.words = words;
            this.fields = List.of(fields);
        }

        static Place of(JsonNode mention) {
            return Fields.text(mention, COMMENT.key).isEmpty() ? CAPTION : COMMENT;
        }

        /** What names the words of a mention: the comment, or the post below whose picture they stand. */
        String id(JsonNode mention) {
            return Fields.id(mention, key);
        }

        /** What was told of a mention; a missing node where nothing was. */
        JsonNode told(JsonNode mention) {
            return mention.path(name);
        }

        /** What was said there, of what was told. */
        String words(JsonNode told) {
            return Fields.text(told, words);
        }

        /** Where a browser shows the post. */
        String page(JsonNode told) {
            return this == COMMENT ? Fields.text(told, "media", "permalink") : Fields.text(told, "permalink");
        }

        private String question(String id, String asked) {
            return name + "." + key + "(" + id + "){" + asked + "}";
        }
    }

    /** The mention with its words; as it came where it is none, or nobody tells. */
    InboundEnvelope complete(InboundEnvelope envelope) {
        var attributes = envelope.attributes();
        String account = attributes.getOrDefault(EventAttributes.ACCOUNT, "");
        boolean asked = attributes.getOrDefault(EventAttributes.TYPE, "").equals(FIELD)
                && !attributes.containsKey(EventAttributes.FOREIGN)
                && isId(account);
        return asked && mention(envelope) instanceof ObjectNode mention
                ? complete(envelope, mention, account)
                : envelope;
    }

    private static JsonNode mention(InboundEnvelope envelope) {
        try {
            return Fields.parse(envelope.raw());
        } catch (UnreadableMessageException e) {
            log.debug("{} is no mention", envelope.position(), e);
            return MissingNode.getInstance();
        }
    }

    private InboundEnvelope complete(InboundEnvelope envelope, ObjectNode mention, String account) {
        var place = Place.of(mention);
        String id = place.id(mention);
        if (!isId(id)) {
            return envelope;
        }
        HttpAnswer answer = new HttpAnswer.NotSent("Nothing was asked.");
        for (String fields : place.fields) {
            answer = graph.ask(graph.get(account, Map.of("fields", place.question(id, fields)))
                    .within(PATIENCE)
                    .atMost(LARGEST));
            boolean refused = answer instanceof Answered answered && answered.status() == BAD_REQUEST;
            if (!refused) {
                break;
            }
        }
        if (answer instanceof Answered told && told.ok() && place.told(told.json()) instanceof ObjectNode words) {
            return new InboundEnvelope(
                    envelope.channel(),
                    envelope.position(),
                    envelope.receivedAt(),
                    Fields.bytes(mention.set(place.name, words)),
                    envelope.attributes());
        }
        log.info("The words of {} are not told: {}", envelope.position(), outcomes.sentence(answer));
        return envelope;
    }

    static boolean isId(String text) {
        return text.matches("[0-9]{1,40}");
    }
}
