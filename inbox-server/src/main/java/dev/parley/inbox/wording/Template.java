package dev.parley.inbox.wording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * Text with places to fill in: <code>{{contact.firstName}}</code>, or with what to say where that is empty:
 * <code>{{contact.firstName|there}}</code>. A place that nothing is known for stays as it is, so that everybody sees it.
 */
public final class Template {
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{[\\s\\u00a0]*([^{}|]{0,80}?)[\\s\\u00a0]*(?:\\|([^{}]{0,300}))?\\}\\}");
    /** A place of ours; braces around anything else are the writer's own. */
    private static final Pattern OURS = Pattern.compile(
            "\\{\\{[\\s\\u00a0]*(?:contact|employee|conversation|channel|team|company)\\.[^{}]{0,300}\\}\\}");

    private Template() {}

    /**
     * What became of a template.
     *
     * @param missing names of the places that stayed empty, in their order
     */
    public record Filled(String content, List<String> missing) {
        public Filled {
            missing = List.copyOf(missing);
        }
    }

    /** Fills plain text. */
    public static Filled fillText(String template, Map<String, String> values) {
        return fill(template, values, value -> value);
    }

    /** Fills HTML: values are escaped, fallbacks stand in it as HTML already. */
    public static Filled fillHtml(String template, Map<String, String> values) {
        return fill(template, values, value -> HtmlUtils.htmlEscape(value, "UTF-8"));
    }

    /** The names in a template, known or not. */
    public static Set<String> names(String template) {
        var names = new LinkedHashSet<String>();
        PLACE.matcher(template).results().forEach(place -> names.add(place.group(1)));
        return names;
    }

    /** The first place of ours that somebody is about to send; empty where all are filled. */
    public static String firstUnfilled(String text) {
        Matcher place = OURS.matcher(text);
        return place.find() ? place.group() : "";
    }

    private static Filled fill(String template, Map<String, String> values, UnaryOperator<String> written) {
        var missing = new LinkedHashSet<String>();
        String content = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(one(place, values, written, missing)));
        return new Filled(content, List.copyOf(missing));
    }

    private static String one(
            MatchResult place, Map<String, String> values, UnaryOperator<String> written, Set<String> missing) {
        String value = values.getOrDefault(place.group(1), "");
        if (!value.isBlank()) {
            return written.apply(value);
        }
        String fallback = Objects.requireNonNullElse(place.group(2), "").strip();
        if (fallback.isEmpty()) {
            missing.add(place.group(1));
            return place.group();
        }
        return fallback;
    }
}
