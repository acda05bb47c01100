package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.NONE;
import static dev.parley.channel.telegram.Fields.list;
import static dev.parley.channel.telegram.Fields.number;
import static dev.parley.channel.telegram.Fields.text;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Reacted;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.UnreadableMessageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one update. */
final class TelegramCodec implements ChannelCodec {
    /** The attribute that holds our bot's number. */
    static final String BOT = "bot";

    /** What we ask Telegram to tell. */
    static final List<String> TOLD = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "callback_query",
            "message_reaction",
            "my_chat_member");

    private static final Set<String> IGNORED = Set.of(
            "business_connection",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "poll",
            "poll_answer",
            "chat_member",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot");

    private static final int LONGEST_TYPE = 100;

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        JsonNode update = Fields.object(envelope);
        String type = TOLD.stream().filter(update::has).findFirst().orElse("");
        JsonNode event = update.path(type);
        if (!type.isEmpty() && !event.isObject()) {
            throw new UnreadableMessageException("The Telegram update has an empty " + type + ".", null);
        }
        var messages = new TelegramMessages(envelope.attributes().getOrDefault(BOT, ""));
        var received = envelope.receivedAt();
        return switch (type) {
            case "message", "channel_post" -> messages.read(event, received);
            case "edited_message", "edited_channel_post" -> messages.edited(event, received);
            case "callback_query" -> messages.pressed(event, received);
            case "message_reaction" -> reacted(event, envelope);
            case "my_chat_member" -> membership(event, envelope);
            default -> unknown(update);
        };
    }

    private static InboundEvent reacted(JsonNode event, InboundEnvelope envelope) {
        long chat = number(event.path("chat"), "id");
        long message = number(event, "message_id");
        var by = TelegramChats.party(event.path("user")).or(() -> TelegramChats.party(event.path("actor_chat")));
        if (chat == NONE || message == NONE || by.isEmpty()) {
            return new Unknown("message_reaction without message or person", false);
        }
        var emojis = new LinkedHashSet<String>();
        list(event, "new_reaction").forEach(reaction -> emoji(reaction).ifPresent(emojis::add));
        return new Reacted(
                TelegramRoom.message(chat, message),
                by.get(),
                Reacted.How.SET,
                emojis,
                Fields.time(event, "date", envelope.receivedAt()));
    }

    private static Optional<String> emoji(JsonNode reaction) {
        String emoji = switch (text(reaction, "type")) {
            case "emoji" -> text(reaction, "emoji");
            case "custom_emoji" -> ":" + text(reaction, "custom_emoji_id") + ":";
            case "paid" -> "⭐";
            default -> "";
        };
        return emoji.isBlank() || emoji.equals("::") ? Optional.empty() : Optional.of(emoji);
    }

    /** In a private chat it tells that the customer blocked the bot or let it in again. */
    private static InboundEvent membership(JsonNode event, InboundEnvelope envelope) {
        var customer = TelegramChats.party(event.path("chat"));
        String status = text(event.path("new_chat_member"), "status");
        if (!text(event.path("chat"), "type").equals("private") || customer.isEmpty() || status.isEmpty()) {
            return new Unknown(shortened("my_chat_member " + status), true);
        }
        boolean granted = !status.equals("kicked") && !status.equals("left");
        return new Permission(customer.get(), granted, status, Fields.time(event, "date", envelope.receivedAt()));
    }

    private static InboundEvent unknown(JsonNode update) {
        for (String ignored : IGNORED) {
            if (update.has(ignored)) {
                return new Unknown(ignored, true);
            }
        }
        return new Unknown(
                shortened(update.propertyNames().stream()
                        .filter(name -> !name.equals("update_id"))
                        .findFirst()
                        .orElse("empty update")),
                false);
    }

    static String shortened(String type) {
        return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE - 1) + "…";
    }
}
