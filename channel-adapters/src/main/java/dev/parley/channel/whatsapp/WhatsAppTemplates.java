package dev.parley.channel.whatsapp;

import dev.parley.channel.FilledTemplate;
import dev.parley.channel.Template;
import dev.parley.channel.TemplatesOutcome;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The message templates of a WhatsApp Business Account. */
final class WhatsAppTemplates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]{1,64})\\s*}}");
    private static final String FIELDS = "name,language,status,parameter_format,components";
    private static final int PAGES = 20;

    private final Graph graph;
    private final String business;

    WhatsAppTemplates(Graph graph, String business) {
        this.graph = graph;
        this.business = business;
    }

    /** Those that are approved and need nothing but the words of their body. */
    TemplatesOutcome list(GraphOutcomes outcomes) {
        List<Template> all = new ArrayList<>();
        String after = "";
        for (int page = 0; page < PAGES; page++) {
            Map<String, String> query = new HashMap<>(Map.of("fields", FIELDS, "limit", "100", "status", "APPROVED"));
            if (!after.isEmpty()) {
                query.put("after", after);
            }
            var answer = graph.ask(graph.get(business + "/message_templates", query));
            if (!(answer instanceof Answered answered) || !answered.ok()) {
                return new TemplatesOutcome.Failed(outcomes.sentence(answer));
            }
            Fields.list(answered.json(), "data").stream()
                    .filter(WhatsAppTemplates::isUsable)
                    .map(WhatsAppTemplates::template)
                    .forEach(all::add);
            after = Fields.text(answered.json(), "paging", "cursors", "after");
            if (after.isEmpty()
                    || Fields.text(answered.json(), "paging", "next").isEmpty()) {
                break;
            }
        }
        return new TemplatesOutcome.Listed(all);
    }

    private static boolean isUsable(JsonNode template) {
        return Fields.text(template, "status").equals("APPROVED")
                && Fields.list(template, "components").stream().allMatch(WhatsAppTemplates::isFilledByWords);
    }

    /** A header with a picture or a parameter, a button with one, a carousel need more than the body's words. */
    private static boolean isFilledByWords(JsonNode component) {
        return switch (Fields.text(component, "type")) {
            case "BODY", "FOOTER" -> true;
            case "HEADER" ->
                Fields.text(component, "format").equals("TEXT")
                        && !PLACEHOLDER.matcher(Fields.text(component, "text")).find();
            case "BUTTONS" -> Fields.list(component, "buttons").stream().allMatch(WhatsAppTemplates::isPlainButton);
            default -> false;
        };
    }

    private static boolean isPlainButton(JsonNode button) {
        return switch (Fields.text(button, "type")) {
            case "QUICK_REPLY", "PHONE_NUMBER", "REQUEST_CONTACT_INFO" -> true;
            case "URL" -> !PLACEHOLDER.matcher(Fields.text(button, "url")).find();
            default -> false;
        };
    }

    private static Template template(JsonNode template) {
        String body = body(template);
        var names = placeholders(body);
        for (int i = 0; i < names.size(); i++) {
            String name = "\\{\\{\\s*" + Pattern.quote(names.get(i)) + "\\s*}}";
            body = body.replaceAll(name, "{{" + (i + 1) + "}}");
        }
        return new Template(Fields.text(template, "name"), Fields.text(template, "language"), body, names.size());
    }

    private static String body(JsonNode template) {
        return Fields.list(template, "components").stream()
                .filter(component -> Fields.text(component, "type").equals("BODY"))
                .map(component -> Fields.text(component, "text"))
                .findFirst()
                .orElse("");
    }

    /** Each once, in the order of the text. */
    private static List<String> placeholders(String body) {
        var names = new LinkedHashSet<String>();
        var matcher = PLACEHOLDER.matcher(body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }

    /** The parameters as the template wants them: by place, or by the names that only WhatsApp knows. */
    List<Map<String, String>> parameters(FilledTemplate filled) {
        var names = names(filled);
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < filled.parameters().size(); i++) {
            // A new line, a tab or many spaces in a parameter are refused.
            String text = filled.parameters().get(i).replaceAll("\\s+", " ").strip();
            all.add(
                    i < names.size()
                            ? Map.of("type", "text", "parameter_name", names.get(i), "text", text)
                            : Map.of("type", "text", "text", text));
        }
        return all;
    }

    /** Nothing where they go by place, or where WhatsApp does not tell now: then it says itself what does not fit. */
    private List<String> names(FilledTemplate filled) {
        var answer =
                graph.ask(graph.get(business + "/message_templates", Map.of("fields", FIELDS, "name", filled.name())));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return List.of();
        }
        return Fields.list(answered.json(), "data").stream()
                .filter(one -> Fields.text(one, "name").equals(filled.name())
                        && Fields.text(one, "language").equals(filled.language())
                        && Fields.text(one, "parameter_format").equalsIgnoreCase("NAMED"))
                .findFirst()
                .map(one -> placeholders(body(one)))
                .orElse(List.of());
    }
}
