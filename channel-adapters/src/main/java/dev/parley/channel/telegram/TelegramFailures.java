package dev.parley.channel.telegram;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.SendOutcome.Rejected;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.Outcomes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What the provider's refusals mean for whoever wrote. */
final class TelegramFailures {
    static final String TOKEN_REFUSED =
            "Telegram refuses the bot's token. Open @BotFather, choose /mybots and \"API Token\","
                    + " and enter the token that it shows in the channel's settings.";

    /** By words of the provider's descriptions, the first that is found counts. */
    private static final List<Map.Entry<String, String>> SENTENCES = List.of(
            Map.entry(
                    "bot was blocked by the user",
                    "The customer has blocked the bot. They have to unblock it in Telegram before you can write here again;"
                            + " use another channel until then."),
            Map.entry("user is deactivated", "The customer's Telegram account no longer exists. Use another channel."),
            Map.entry(
                    "can't initiate conversation",
                    "A bot cannot write first: the customer has to open a chat with it and press Start."),
            Map.entry("can't send messages to bots", "This is a bot, and bots cannot write to each other."),
            Map.entry(
                    "bot was kicked",
                    "The bot was removed from this group. Somebody has to add it again before you can write there."),
            Map.entry(
                    "bot is not a member",
                    "The bot is not in this group or channel. Somebody has to add it before you can write there."),
            Map.entry(
                    "need administrator rights",
                    "The bot may not write there. Somebody has to make it an administrator of the channel."),
            Map.entry(
                    "not enough rights",
                    "The bot may not write this in the group. An administrator of the group has to allow it."),
            Map.entry(
                    "have no rights to send",
                    "The bot may not write in the group. An administrator of the group has to allow it."),
            Map.entry("topic_closed", "This topic is closed. An administrator of the group has to reopen it."),
            Map.entry("message thread not found", "This topic no longer exists. Answer in another one."),
            Map.entry("topic_deleted", "This topic no longer exists. Answer in another one."),
            Map.entry("chat not found", "Telegram does not find this chat: the customer has not written to this bot."),
            Map.entry("message is too long", "The message is too long for Telegram. Shorten it or send it in parts."),
            Map.entry("caption is too long", "The text below a file may have 1024 characters. Send it separately."),
            Map.entry("text must be non-empty", "Telegram takes no message without words."),
            Map.entry("message text is empty", "Telegram takes no message without words."),
            Map.entry("file must be non-empty", "The file is empty. Attach another one."),
            Map.entry("too large", "The file is larger than the 50 MB that Telegram takes. Send a link to it."),
            Map.entry("too big", "The file is larger than the 50 MB that Telegram takes. Send a link to it."),
            Map.entry(
                    "voice_messages_forbidden",
                    "The customer takes no voice messages. Send the file in another format."));

    private final Outcomes outcomes;

    TelegramFailures(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** What became of a message. */
    SendOutcome outcome(HttpAnswer answer) {
        return answer instanceof Answered answered && !answered.ok()
                ? refused(answered)
                : outcomes.ofSend(answer, TelegramFailures::taken);
    }

    private static SendOutcome taken(Answered answer) {
        var message = TelegramApi.result(answer);
        long chat = Fields.number(message.path("chat"), "id");
        long number = Fields.number(message, "message_id");
        return chat == Fields.NONE || number == Fields.NONE
                ? new SendOutcome.Unknown("Telegram took the message, but did not say as which.")
                : new SendOutcome.Sent(TelegramRoom.message(chat, number));
    }

    private SendOutcome refused(Answered answer) {
        if (TelegramApi.isTokenRefused(answer)) {
            return new SendOutcome.Unauthorised(TOKEN_REFUSED);
        }
        String words = Fields.text(answer.json(), "description").toLowerCase(Locale.ROOT);
        if (answer.status() == 413) {
            words = "too large";
        }
        for (var sentence : SENTENCES) {
            if (answer.status() < 429 && words.contains(sentence.getKey())) {
                return new Rejected(sentence.getValue());
            }
        }
        var outcome = outcomes.ofSend(answer, TelegramFailures::taken);
        return outcome instanceof SendOutcome.TryAgain again ? patient(again, answer) : outcome;
    }

    private static SendOutcome patient(SendOutcome.TryAgain again, Answered answer) {
        var asked = retryAfter(answer);
        return asked.compareTo(again.after()) > 0 ? new SendOutcome.TryAgain(asked, again.reason()) : again;
    }

    /** How long the provider asks to wait, in its body; zero where it does not say. */
    static Duration retryAfter(Answered answer) {
        long seconds = Fields.number(answer.json().path("parameters"), "retry_after");
        return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, 86_400)) : Duration.ZERO;
    }

    /** Where a group went that has become a supergroup. */
    static OptionalLong moved(HttpAnswer answer) {
        if (answer instanceof Answered answered && answered.status() == 400) {
            long chat = Fields.number(answered.json().path("parameters"), "migrate_to_chat_id");
            return chat == Fields.NONE ? OptionalLong.empty() : OptionalLong.of(chat);
        }
        return OptionalLong.empty();
    }

    /** Whether a picture is none that the provider can show, so that it goes as a file. */
    static boolean isNoPhoto(HttpAnswer answer) {
        if (answer instanceof Answered answered && answered.status() == 400) {
            String words = Fields.text(answered.json(), "description").toUpperCase(Locale.ROOT);
            return words.contains("PHOTO_") || words.contains("IMAGE_PROCESS_FAILED");
        }
        return false;
    }
}
