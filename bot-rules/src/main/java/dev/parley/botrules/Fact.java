package dev.parley.botrules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something a condition can ask about besides the words: known of every message, or a field that the company defined.
 *
 * <p>Its {@link #key} is the same in JSON, in the expert's text and on the API.
 */
public sealed interface Fact {
    /** As it is written: {@code sentiment}, {@code contact.tier}. */
    @JsonValue
    String key();

    /** What facts hold; what is not known is an empty text, no number, an empty list or false. */
    enum Type {
        /** One word, id or text. */
        TEXT,
        /** Any number of words or ids. */
        TEXTS,
        NUMBER,
        FLAG
    }

    /** Reads a key. */
    @JsonCreator
    static Fact of(String key) {
        return Known.find(key).<Fact>map(known -> known).orElseGet(() -> new Custom(key));
    }

    /** What is known of every message and draft. */
    enum Known implements Fact {
        /** IN for what a customer wrote, OUT for an answer. */
        DIRECTION(Type.TEXT),
        /** Of the message, or of the draft: ISO 639-1, empty where nobody can tell. */
        LANGUAGE(Type.TEXT),
        /** The language the customer writes in. */
        CUSTOMER_LANGUAGE(Type.TEXT),
        /** −1 for "probably angry" to 1 for "probably pleased". */
        SENTIMENT(Type.NUMBER),
        /** What the customer probably wants: the key of an intent. */
        INTENT(Type.TEXT),
        /** The configured channel's id. */
        CHANNEL(Type.TEXT),
        /** EMAIL, TELEGRAM … */
        CHANNEL_KIND(Type.TEXT),
        /** Whether everybody can read it. */
        PUBLICLY(Type.FLAG),
        /** The id of the team the conversation is with. */
        TEAM(Type.TEXT),
        /** Ids of the skills the conversation wants. */
        SKILLS(Type.TEXTS),
        /** Ids of the conversation's tags. */
        TAGS(Type.TEXTS),
        /** LOW, NORMAL, HIGH or URGENT. */
        PRIORITY(Type.TEXT),
        /** Ids of the segments the contact is in. */
        SEGMENTS(Type.TEXTS),
        /** What the contact agreed to: {@code PURPOSE:KIND}. */
        CONSENTS(Type.TEXTS),
        /** MON to SUN, in the company's time zone. */
        WEEKDAY(Type.TEXT),
        /** Hours since midnight there, with minutes as fractions: 13.5 for half past one. */
        HOUR(Type.NUMBER),
        /** Whether the team is at work. */
        BUSINESS_HOURS(Type.FLAG),
        /** Minutes since the customer has waited for an answer. */
        WAITING_MINUTES(Type.NUMBER),
        /** Messages of the conversation so far, this one included. */
        MESSAGES(Type.NUMBER),
        /** Conversations the contact has had before this one. */
        EARLIER_CONVERSATIONS(Type.NUMBER),
        /** How the contact rated us last: 1 to 5. */
        LAST_RATING(Type.NUMBER),
        /** Days since the contact first wrote. */
        KNOWN_DAYS(Type.NUMBER),
        /** Files with it. */
        ATTACHMENTS(Type.NUMBER),
        /** Whether a machine wrote it. */
        AUTOMATIC(Type.FLAG),
        /** EMPLOYEE, AGENT … : the role of the answer's writer; empty on the way in. */
        WRITER_ROLE(Type.TEXT),
        /** Ids of teams the answer's writer is in. */
        WRITER_TEAMS(Type.TEXTS);

        private static final Map<String, Known> BY_KEY =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Known::key, known -> known));

        private final Type type;

        Known(Type type) {
            this.type = type;
        }

        /** The fact of a key, if it is one of these. */
        public static Optional<Known> find(String key) {
            return Optional.ofNullable(BY_KEY.get(key));
        }

        @Override
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What it holds. */
        public Type type() {
            return type;
        }
    }

    /**
     * A field that the company defined.
     *
     * @param key {@code contact.} or {@code conversation.} and the field's own key
     */
    record Custom(String key) implements Fact {
        private static final Pattern KEY = Pattern.compile("(contact|conversation)\\.[a-z][a-z0-9_]{0,39}");

        /** Checks the key. */
        public Custom {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "\"" + key + "\" is no fact: a field's key begins with contact. or conversation.");
            }
        }
    }
}
