package dev.parley.channel.slack;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The words of a message that consists of blocks only (https://docs.slack.dev/reference/block-kit/blocks). */
final class SlackBlocks {
    private final StringBuilder out = new StringBuilder();

    private SlackBlocks() {}

    static String text(JsonNode blocks) {
        var all = new SlackBlocks();
        for (var block : blocks) {
            all.visit(block);
            all.endLine();
        }
        return all.out.toString().strip();
    }

    private void visit(JsonNode node) {
        String type = node.path("type").stringValue("");
        switch (type) {
            case "text" -> out.append(node.path("text").stringValue(""));
            case "mrkdwn", "plain_text" -> {
                out.append(SlackText.plain(node.path("text").stringValue(""), Map.of()));
                endLine();
            }
            case "link" -> link(node);
            case "user" -> out.append('@').append(node.path("user_id").stringValue(""));
            case "channel" -> out.append('#').append(node.path("channel_id").stringValue(""));
            case "broadcast" -> out.append('@').append(node.path("range").stringValue(""));
            case "emoji" -> {
                String character = character(node);
                out.append(character.isEmpty() ? ":" + node.path("name").stringValue("") + ":" : character);
            }
            case "image" -> out.append(node.path("alt_text").stringValue(""));
            default -> {
                node.forEach(inner -> {
                    if (inner.isContainer()) {
                        visit(inner);
                    }
                });
                if (type.startsWith("rich_text_")) {
                    endLine();
                }
            }
        }
    }

    private void link(JsonNode node) {
        String url = node.path("url").stringValue("");
        String text = node.path("text").stringValue("");
        out.append(text.isEmpty() || text.equals(url) ? url : text + " (" + url + ")");
    }

    private void endLine() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    /** The character of an emoji element, which names its code points in hexadecimal; empty for a workspace's own pictures. */
    static String character(JsonNode emoji) {
        String unicode = emoji.path("unicode").stringValue("");
        if (!unicode.matches("[0-9a-fA-F]{2,5}(-[0-9a-fA-F]{2,5}){0,12}")) {
            return "";
        }
        var characters = new StringBuilder();
        for (String point : unicode.split("-")) {
            characters.appendCodePoint(Integer.parseInt(point, 16));
        }
        return characters.toString();
    }
}
