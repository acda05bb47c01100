package dev.parley.channel.mattermost;

import dev.parley.channel.Body;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.emoji.EmojiNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The words of a post, which are Markdown as people type it and stay that, and its files. */
final class MattermostText {
    private MattermostText() {}

    static Body body(JsonNode post) {
        var parts = new ArrayList<String>();
        String source = post.path("message_source").stringValue("");
        parts.add(source.isEmpty() ? post.path("message").stringValue("") : source);
        for (var attachment : post.path("props").path("attachments")) {
            parts.add(attached(attachment));
        }
        return Body.plain(EmojiNames.inText(Texts.clean(join(parts))));
    }

    private static String attached(JsonNode attachment) {
        var lines = new ArrayList<String>();
        for (String field : List.of("pretext", "author_name", "title", "text")) {
            lines.add(attachment.path(field).stringValue(""));
        }
        for (var field : attachment.path("fields")) {
            lines.add(field.path("title").stringValue("") + ": "
                    + field.path("value").asString(""));
        }
        String text = join(lines);
        return text.isEmpty() ? attachment.path("fallback").stringValue("") : text;
    }

    private static String join(List<String> parts) {
        return String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    static List<RemoteMedia> files(JsonNode post) {
        var known = new HashMap<String, JsonNode>();
        for (var file : post.path("metadata").path("files")) {
            known.put(file.path("id").stringValue(""), file);
        }
        var files = new ArrayList<RemoteMedia>();
        for (var node : post.path("file_ids")) {
            String id = node.stringValue("");
            if (MattermostCodec.isId(id)) {
                var file = known.getOrDefault(id, MissingNode.getInstance());
                String type = Texts.oneLine(file.path("mime_type").stringValue(""), 100);
                files.add(new RemoteMedia(
                        id, name(file), type, file.path("size").longValue(-1), type.startsWith("image/")));
            }
        }
        return files;
    }

    private static String name(JsonNode file) {
        String name = Texts.oneLine(file.path("name").stringValue(""), 200);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
