package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.NONE;
import static dev.parley.channel.telegram.Fields.flag;
import static dev.parley.channel.telegram.Fields.number;
import static dev.parley.channel.telegram.Fields.text;

import dev.parley.channel.Party;
import dev.parley.channel.Venue;
import dev.parley.channel.Venue.Company;
import dev.parley.channel.Visibility;
import dev.parley.channel.telegram.TelegramRoom.Inside;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who wrote, and in whose chat. */
final class TelegramChats {
    private static final String PAGE = "https://t.me/";
    /** Ids of supergroups and channels are -100 and the number that links have. */
    private static final String SUPERGROUP = "-100";

    private TelegramChats() {}

    /** A user or a chat; empty where it has no id. */
    static Optional<Party> party(JsonNode who) {
        long id = number(who, "id");
        if (id == NONE) {
            return Optional.empty();
        }
        String name = (text(who, "first_name") + " " + text(who, "last_name")).strip();
        String username = text(who, "username");
        return Optional.of(new Party(
                Long.toString(id),
                name.isEmpty() ? text(who, "title") : name,
                username.isEmpty() ? "" : "@" + username,
                username.isEmpty() ? "" : PAGE + username));
    }

    static TelegramRoom room(JsonNode message) {
        JsonNode chat = message.path("chat");
        long id = number(chat, "id");
        long direct = number(message.path("direct_messages_topic"), "topic_id");
        if (direct >= 0) {
            return new TelegramRoom(id, Inside.DIRECT, direct);
        }
        long thread = number(message, "message_thread_id");
        // Without the flag it is only the root of a chain of replies.
        return flag(message, "is_topic_message") && thread >= 0
                ? new TelegramRoom(id, Inside.TOPIC, thread)
                : new TelegramRoom(id, Inside.WHOLE, 0);
    }

    static Venue venue(JsonNode message) {
        JsonNode chat = message.path("chat");
        var room = room(message);
        String username = text(chat, "username");
        return switch (type(chat)) {
            case "group", "supergroup" ->
                room.inside() == Inside.DIRECT
                        ? new Venue(room.toString(), Company.ONE, Visibility.PRIVATE, text(chat, "title"), "")
                        : new Venue(
                                room.toString(),
                                Company.ALL,
                                username.isEmpty() ? Visibility.PRIVATE : Visibility.PUBLIC,
                                title(message),
                                page(room, username, number(message, "message_id")));
            case "channel" ->
                new Venue(
                        room.toString(),
                        Company.ALL,
                        username.isEmpty() ? Visibility.FOLLOWERS : Visibility.PUBLIC,
                        text(chat, "title"),
                        page(room, username, number(message, "message_id")));
            default -> Venue.chat(room.toString());
        };
    }

    /** Ids of users are positive. */
    private static String type(JsonNode chat) {
        String type = text(chat, "type");
        return type.isEmpty() && number(chat, "id") < 0 ? "group" : type;
    }

    private static String title(JsonNode message) {
        String title = text(message.path("chat"), "title");
        String topic = text(message.path("reply_to_message").path("forum_topic_created"), "name");
        return topic.isEmpty() ? title : title + " – " + topic;
    }

    /** Only members can open the pages of a private group. */
    private static String page(TelegramRoom room, String username, long number) {
        String chat = Long.toString(room.chat());
        String topic = room.inside() == Inside.TOPIC ? room.topic() + "/" : "";
        if (number < 0) {
            return "";
        }
        if (!username.isEmpty()) {
            return PAGE + username + "/" + topic + number;
        }
        return chat.startsWith(SUPERGROUP)
                ? PAGE + "c/" + chat.substring(SUPERGROUP.length()) + "/" + topic + number
                : "";
    }
}
