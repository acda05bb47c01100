package dev.parley.channel.slack;

import dev.parley.channel.Body;
import dev.parley.channel.email.mime.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Slack's mark-up ("mrkdwn") as plain text, and plain text as Slack takes it. */
final class SlackText {
    private static final Pattern REFERENCE = Pattern.compile("<([^<>|\\n]{1,3000})(?:\\|([^<>\\n]{0,3000}))?>");
    private static final Pattern SHORT_NAME = Pattern.compile(":([a-z0-9_+'\\-]{1,100})(::skin-tone-[2-6])?:");

    private SlackText() {}

    /** What a message says; what it passes on from elsewhere counts as quoted. */
    static Body body(JsonNode message) {
        var emojis = emojis(message.path("blocks"));
        String said = plain(message.path("text").stringValue(""), emojis);
        if (said.isBlank()) {
            said = SlackBlocks.text(message.path("blocks"));
        }
        var words = new ArrayList<String>();
        var quoted = new ArrayList<String>();
        words.add(said);
        for (var attachment : message.path("attachments")) {
            boolean passedOn = attachment.path("is_share").booleanValue(false)
                    || attachment.path("is_msg_unfurl").booleanValue(false);
            boolean preview = !attachment.path("from_url").stringValue("").isEmpty();
            if (passedOn || !preview) {
                (passedOn ? quoted : words).add(attached(attachment));
            }
        }
        words.addAll(SlackFiles.links(message));
        String news = join(words);
        String old = join(quoted);
        String all = old.isEmpty() ? news : news.isEmpty() ? old : news + "\n\n" + old;
        return new Body(all, "", news, old, "");
    }

    private static String join(List<String> parts) {
        return Texts.clean(
                String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList()));
    }

    private static String attached(JsonNode attachment) {
        var lines = new ArrayList<String>();
        lines.add(plain(attachment.path("pretext").stringValue(""), Map.of()));
        lines.add(plain(attachment.path("author_name").stringValue(""), Map.of()));
        lines.add(plain(attachment.path("title").stringValue(""), Map.of()));
        lines.add(plain(attachment.path("text").stringValue(""), Map.of()));
        String text = join(lines);
        return text.isEmpty() ? plain(attachment.path("fallback").stringValue(""), Map.of()) : text;
    }

    /** Mark-up as plain text; {@code emojis}: the characters of short names. */
    static String plain(String text, Map<String, String> emojis) {
        var out = new StringBuilder(text.length());
        var reference = REFERENCE.matcher(text);
        int from = 0;
        while (reference.find()) {
            out.append(unescape(text.substring(from, reference.start())));
            out.append(referred(unescape(reference.group(1)), label(reference)));
            from = reference.end();
        }
        out.append(unescape(text.substring(from)));
        return emojis.isEmpty() ? out.toString() : characters(out.toString(), emojis);
    }

    private static String label(Matcher reference) {
        String label = reference.group(2);
        return label == null ? "" : unescape(label);
    }

    private static String referred(String target, String label) {
        return switch (target.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? target.substring(1) : withoutSign(label, '@'));
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : withoutSign(label, '#'));
            case '!' -> special(target.substring(1), label);
            default -> link(target, label);
        };
    }

    private static String withoutSign(String label, char sign) {
        return label.charAt(0) == sign ? label.substring(1) : label;
    }

    /** {@code <!here>}, {@code <!subteam^S0123|@sales>}, {@code <!date^1392734382^{date}|Feb 18, 2014>}. */
    private static String special(String name, String label) {
        if (!label.isEmpty()) {
            return label;
        }
        int caret = name.indexOf('^');
        return "@" + (caret < 0 ? name : name.substring(caret + 1));
    }

    private static String link(String target, String label) {
        int colon = target.indexOf(':');
        String address =
                target.startsWith("mailto:") || target.startsWith("tel:") ? target.substring(colon + 1) : target;
        boolean same = label.isEmpty()
                || address.equals(label)
                || address.matches("https?://(www\\.)?" + Pattern.quote(label) + "/?");
        return same ? address : label + " (" + address + ")";
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String characters(String text, Map<String, String> emojis) {
        return SHORT_NAME.matcher(text).replaceAll(name -> {
            String character = emojis.get(name.group(1));
            return Matcher.quoteReplacement(character == null ? name.group() : character);
        });
    }

    /** Rich text names the characters of the emojis that the plain form only has by name. */
    private static Map<String, String> emojis(JsonNode blocks) {
        var found = new TreeMap<String, String>();
        collect(blocks, found);
        return found;
    }

    private static void collect(JsonNode node, Map<String, String> found) {
        if (node.path("type").stringValue("").equals("emoji")) {
            String character = SlackBlocks.character(node);
            if (!character.isEmpty()) {
                found.put(node.path("name").stringValue("").replaceAll("::.*", ""), character);
            }
        }
        for (var inner : node) {
            if (inner.isContainer()) {
                collect(inner, found);
            }
        }
    }

    /** Plain text as Slack takes it: three characters are its mark-up's. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
