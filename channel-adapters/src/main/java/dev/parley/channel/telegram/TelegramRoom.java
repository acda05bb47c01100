package dev.parley.channel.telegram;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where in Telegram: a chat, and in it a forum topic or one customer's direct messages to a channel. Written as "-100123",
 * "-100123/45" and "-100123/d45".
 */
record TelegramRoom(long chat, Inside inside, long topic) {
    private static final Pattern ROOM = Pattern.compile("(-?[0-9]{1,18})(?:/(d?)([0-9]{1,18}))?");
    private static final Pattern MESSAGE = Pattern.compile("(-?[0-9]{1,18})/([0-9]{1,18})");

    /** What is named beside the chat. */
    enum Inside {
        WHOLE,
        TOPIC,
        DIRECT
    }

    static Optional<TelegramRoom> of(String room) {
        var matcher = ROOM.matcher(room);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long chat = Long.parseLong(matcher.group(1));
        String topic = matcher.group(3);
        if (topic == null) {
            return Optional.of(new TelegramRoom(chat, Inside.WHOLE, 0));
        }
        boolean direct = "d".equals(matcher.group(2));
        return Optional.of(new TelegramRoom(chat, direct ? Inside.DIRECT : Inside.TOPIC, Long.parseLong(topic)));
    }

    TelegramRoom in(long otherChat) {
        return new TelegramRoom(otherChat, inside, topic);
    }

    boolean isGroup() {
        return chat < 0 && inside != Inside.DIRECT;
    }

    /** The parameters that name it. */
    Map<String, Object> parameters() {
        Map<String, Object> all = new TreeMap<>(Map.of("chat_id", chat));
        switch (inside) {
            case WHOLE -> {}
            case TOPIC -> all.put("message_thread_id", topic);
            case DIRECT -> all.put("direct_messages_topic_id", topic);
        }
        return all;
    }

    /** How a message is named outside its chat, where numbers repeat. */
    static String message(long chat, long number) {
        return chat + "/" + number;
    }

    /** The number of a message of this chat; empty where the id names another one or no message. */
    Optional<Long> numberOf(String message) {
        var matcher = MESSAGE.matcher(message);
        return matcher.matches() && Long.parseLong(matcher.group(1)) == chat
                ? Optional.of(Long.parseLong(matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return switch (inside) {
            case WHOLE -> Long.toString(chat);
            case TOPIC -> chat + "/" + topic;
            case DIRECT -> chat + "/d" + topic;
        };
    }
}
