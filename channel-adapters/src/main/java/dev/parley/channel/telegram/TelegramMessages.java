package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.NONE;
import static dev.parley.channel.telegram.Fields.flag;
import static dev.parley.channel.telegram.Fields.number;
import static dev.parley.channel.telegram.Fields.text;

import dev.parley.channel.Body;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.telegram.TelegramRoom.Inside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the provider's messages: what a customer says, and what a chat tells of itself. */
final class TelegramMessages {
    /** A group that became a supergroup goes on as a room of its own; answers into the old one follow it. */
    private static final Set<String> NOTICES = Set.of(
            "new_chat_members",
            "new_chat_member",
            "new_chat_participant",
            "left_chat_participant",
            "left_chat_member",
            "chat_owner_left",
            "chat_owner_changed",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "pinned_message",
            "refunded_payment",
            "chat_shared",
            "gift",
            "unique_gift",
            "gift_upgrade_sent",
            "connected_website",
            "write_access_allowed",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway",
            "giveaway_winners",
            "giveaway_completed",
            "managed_bot_created",
            "paid_message_price_changed",
            "poll_option_added",
            "poll_option_deleted",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited");
    /** What stands beside the words of any message. */
    private static final Set<String> BESIDE = Set.of(
            "message_id",
            "message_thread_id",
            "direct_messages_topic",
            "from",
            "sender_chat",
            "sender_boost_count",
            "sender_tag",
            "date",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "via_bot",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "media_group_id",
            "author_signature",
            "link_preview_options",
            "effect_id",
            "reply_markup",
            "show_caption_above_media",
            "has_media_spoiler");

    private final String bot;

    /** {@code bot}: our own number. */
    TelegramMessages(String bot) {
        this.bot = bot;
    }

    /** A group that becomes a supergroup has another number; both chats tell of it. */
    private static Optional<InboundEvent> moved(JsonNode message, long chat, Instant received) {
        long to = number(message, "migrate_to_chat_id");
        long from = number(message, "migrate_from_chat_id");
        if (to == NONE && from == NONE) {
            return Optional.empty();
        }
        String before = Long.toString(to == NONE ? from : chat);
        String now = Long.toString(to == NONE ? chat : to);
        return Optional.of(
                new InboundEvent.Renamed(Map.of(), Map.of(before, now), Fields.time(message, "date", received)));
    }

    InboundEvent read(JsonNode message, Instant received) {
        long chat = number(message.path("chat"), "id");
        long number = number(message, "message_id");
        if (chat == NONE || number == NONE) {
            throw new UnreadableMessageException("The Telegram message tells neither its chat nor its number.", null);
        }
        var moved = moved(message, chat, received);
        if (moved.isPresent()) {
            return moved.get();
        }
        for (String notice : NOTICES) {
            if (message.has(notice)) {
                return new Unknown("message." + notice, true);
            }
        }
        Party from = sender(message);
        if (from.handle().equals(bot)) {
            return new Unknown("our own message", true);
        }
        String text = TelegramText.of(message);
        var files = TelegramFiles.of(message);
        if (text.isBlank() && files.isEmpty()) {
            return new Unknown(strange(message), false);
        }
        var body = new Body(text, "", text, text(message.path("quote"), "text"), "");
        var read = InboundMessage.said(
                        TelegramRoom.message(chat, number),
                        from,
                        Fields.time(message, "date", received),
                        body,
                        answered(message).stream().toList(),
                        TelegramChats.venue(message))
                .with(files);
        return natured(read, message);
    }

    /** Words that were changed, and another file in place of the one before. */
    InboundEvent edited(JsonNode message, Instant received) {
        return switch (read(message, received)) {
            case InboundMessage now ->
                new InboundEvent.Edited(
                        now.externalId(), now.body(), now.media(), Fields.time(message, "edit_date", received));
            case InboundEvent other -> other;
        };
    }

    private static Party sender(JsonNode message) {
        JsonNode chat = message.path("chat");
        Optional<Party> channel = text(chat, "type").equals("channel") ? TelegramChats.party(chat) : Optional.empty();
        return TelegramChats.party(message.path("sender_chat"))
                .or(() -> TelegramChats.party(message.path("from")))
                .or(() -> channel)
                .orElseThrow(() -> new UnreadableMessageException("The Telegram message tells no sender.", null));
    }

    /** The first message of a topic is no answer to the topic. */
    private static Optional<String> answered(JsonNode message) {
        JsonNode earlier = message.path("reply_to_message");
        long number = number(earlier, "message_id");
        return number == NONE || earlier.has("forum_topic_created")
                ? Optional.empty()
                : Optional.of(TelegramRoom.message(number(message.path("chat"), "id"), number));
    }

    private InboundMessage natured(InboundMessage read, JsonNode message) {
        boolean asChat = message.path("sender_chat").isObject();
        var room = TelegramChats.room(message);
        if (room.inside() == Inside.DIRECT && asChat) {
            // A colleague answered in Telegram, as the channel.
            return read.with(new MessageNature.Own())
                    .to(TelegramChats.party(
                                    message.path("direct_messages_topic").path("user"))
                            .stream()
                            .map(customer -> new Recipient(Recipient.Role.TO, customer))
                            .toList());
        }
        if (text(message.path("chat"), "type").equals("channel") || flag(message, "is_automatic_forward")) {
            return read.with(new MessageNature.Bulk(read.from().handle(), false));
        }
        return !asChat && flag(message.path("from"), "is_bot") ? read.with(new MessageNature.AutoReply()) : read;
    }

    private static String strange(JsonNode message) {
        String names = message.propertyNames().stream()
                .filter(name -> !BESIDE.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        return TelegramCodec.shortened("message with " + (names.isEmpty() ? "nothing in it" : names));
    }

    /** A button that was pressed: its label is what the customer says. */
    InboundEvent pressed(JsonNode query, Instant received) {
        JsonNode message = query.path("message");
        String id = text(query, "id");
        Party from = TelegramChats.party(query.path("from"))
                .filter(party -> !id.isEmpty())
                .orElseThrow(
                        () -> new UnreadableMessageException("The pressed button tells neither who nor id.", null));
        String data = text(query, "data");
        String words = label(message, data).or(() -> nonEmpty(data)).orElse(text(query, "game_short_name"));
        if (words.isBlank()) {
            return new Unknown("callback_query without data", false);
        }
        long chat = number(message.path("chat"), "id");
        var venue = chat == NONE ? dev.parley.channel.Venue.chat(from.handle()) : TelegramChats.venue(message);
        long number = number(message, "message_id");
        List<String> answers = chat == NONE || number == NONE ? List.of() : List.of(TelegramRoom.message(chat, number));
        return InboundMessage.said("callback/" + id, from, received, Body.plain(words), answers, venue);
    }

    private static Optional<String> label(JsonNode message, String data) {
        return Fields.list(message.path("reply_markup"), "inline_keyboard").stream()
                .flatMap(row -> row.values().stream())
                .filter(button ->
                        !data.isEmpty() && text(button, "callback_data").equals(data))
                .map(button -> text(button, "text"))
                .filter(label -> !label.isBlank())
                .findFirst();
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
