package dev.parley.inbox.guideline;

import dev.parley.inbox.problem.Problem;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of versions as they are stored. */
@Component
final class BodyJson {
    private static final int LONGEST = 200_000;
    /** The escape of a character that PostgreSQL does not take, and not the text of one: its backslash is not escaped itself. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final JsonMapper json;

    BodyJson(JsonMapper json) {
        this.json = json;
    }

    String write(GuidelineBody body) {
        String text = json.writeValueAsString(body);
        if (text.length() > LONGEST) {
            throw Problem.invalid("This guideline is too long. Shorten its words, or make two of it.");
        }
        if (NUL.matcher(text).find()) {
            throw Problem.invalid("There is a character in this guideline that no text has: U+0000. Take it out.");
        }
        return text;
    }

    GuidelineBody read(String text) {
        return json.readValue(text, GuidelineBody.class);
    }

    JsonNode tree(GuidelineBody body) {
        return json.valueToTree(body);
    }
}
