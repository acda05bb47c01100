package dev.parley.channel.mattermost;

import dev.parley.channel.email.mime.Texts;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A channel that the account is in.
 *
 * @param type "O" public, "P" private, "G" a group, "D" a direct chat
 * @param name of a direct chat: the ids of both people
 */
record MattermostChannel(String id, String type, String name, String title, long lastPostAt) {
    static MattermostChannel of(JsonNode node) {
        return new MattermostChannel(
                node.path("id").stringValue(""),
                node.path("type").stringValue(""),
                Texts.oneLine(node.path("name").stringValue(""), 200),
                Texts.oneLine(node.path("display_name").stringValue(""), 200),
                node.path("last_post_at").asLong(0));
    }

    boolean isReadable() {
        return MattermostCodec.isId(id);
    }

    /** {@code wanted}: ids and names; direct chats and groups are always read. */
    boolean isWanted(List<String> wanted) {
        return wanted.isEmpty()
                || type.equals("D")
                || type.equals("G")
                || wanted.stream().anyMatch(this::isCalled);
    }

    /** Whether this is its id or one of its names, as people write them ("~town-square", "#Town Square"). */
    boolean isCalled(String text) {
        String plain = text.replaceFirst("^[~#]", "");
        return plain.equals(id) || plain.equals(name) || plain.equalsIgnoreCase(title);
    }
}
