package dev.parley.channel.slack;

import dev.parley.channel.RemoteMedia;
import dev.parley.channel.email.mime.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the files of a message. */
final class SlackFiles {
    /** Deleted, kept back by the plan's limit, or lying elsewhere: there is nothing to fetch. */
    private static final Set<String> ABSENT = Set.of("tombstone", "hidden_by_limit", "external");

    private SlackFiles() {}

    static List<RemoteMedia> of(JsonNode message) {
        var all = new ArrayList<RemoteMedia>();
        for (var file : message.path("files")) {
            String id = file.path("id").stringValue("");
            boolean absent = ABSENT.contains(file.path("mode").stringValue(""))
                    || file.path("is_external").booleanValue(false);
            if (!absent && id.matches("[A-Za-z0-9]{1,40}")) {
                all.add(media(file, id));
            }
        }
        return all;
    }

    /** In shared channels an event only names the file: asked by its id, it can always be found. */
    private static RemoteMedia media(JsonNode file, String id) {
        String type = Texts.oneLine(file.path("mimetype").stringValue(""), 100);
        return new RemoteMedia(id, name(file), type, file.path("size").longValue(-1), type.startsWith("image/"));
    }

    private static String name(JsonNode file) {
        String name =
                Texts.oneLine(file.path("name").stringValue(file.path("title").stringValue("")), 200);
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Lines for files that cannot be fetched, so that a reader knows of them. */
    static List<String> links(JsonNode message) {
        var lines = new ArrayList<String>();
        for (var file : message.path("files")) {
            String url = file.path("external_url")
                    .stringValue(file.path("url_private").stringValue(""));
            boolean external = file.path("is_external").booleanValue(false)
                    || file.path("mode").stringValue("").equals("external");
            if (external && url.startsWith("https://")) {
                lines.add(name(file) + " (" + url + ")");
            }
        }
        return lines;
    }
}
