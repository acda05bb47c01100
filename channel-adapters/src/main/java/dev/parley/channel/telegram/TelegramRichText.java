package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.list;
import static dev.parley.channel.telegram.Fields.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The words of a message with headings, lists and tables (RichMessage), one block below the other. */
final class TelegramRichText {
    private static final List<String> WORDS = List.of("summary", "text", "expression");

    private TelegramRichText() {}

    static String of(JsonNode message) {
        return blocks(message).strip();
    }

    private static String blocks(JsonNode holder) {
        return list(holder, "blocks").stream()
                .map(TelegramRichText::block)
                .filter(block -> !block.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String block(JsonNode block) {
        var lines = new StringBuilder();
        WORDS.forEach(name -> line(lines, words(block.path(name))));
        line(lines, blocks(block));
        for (var item : list(block, "items")) {
            String label = text(item, "label");
            line(lines, (label.isEmpty() ? "•" : label) + " " + blocks(item));
        }
        for (var row : list(block, "cells")) {
            line(
                    lines,
                    StreamSupport.stream(row.spliterator(), false)
                            .map(cell -> words(cell.path("text")))
                            .collect(Collectors.joining(" | ")));
        }
        JsonNode caption = block.path("caption");
        line(lines, words(caption.has("credit") ? caption.path("text") : caption));
        line(lines, words(block.path("credit")));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String words) {
        if (!words.isBlank()) {
            lines.append(lines.isEmpty() ? "" : "\n").append(words);
        }
    }

    /** A text, several of them, or an object around one; the depth is bounded by the parser. */
    private static String words(JsonNode rich) {
        if (rich.isString()) {
            return rich.stringValue().replace("\0", "");
        }
        if (rich.isArray()) {
            return StreamSupport.stream(rich.spliterator(), false)
                    .map(TelegramRichText::words)
                    .collect(Collectors.joining());
        }
        if (!rich.isObject()) {
            return "";
        }
        String words = words(rich.path("text")) + text(rich, "alternative_text") + text(rich, "expression");
        String url = text(rich, "url");
        return url.isEmpty() || url.equals(words) ? words : words + " (" + url + ")";
    }
}
