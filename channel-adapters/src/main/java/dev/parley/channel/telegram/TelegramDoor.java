package dev.parley.channel.telegram;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Takes what Telegram posts: one update each, with the secret that connecting the channel set. */
final class TelegramDoor implements WebhookDoor {
    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = TelegramSettings.of(channel);
        if (!Signatures.same(settings.secret(channel.id()), request.header(SECRET))) {
            return new WebhookAnswer.Forged(
                    "The secret in " + SECRET + " is not this channel's; connect the channel again if it should be.");
        }
        JsonNode update = read(request.body());
        long number = Fields.number(update, "update_id");
        var envelope = new InboundEnvelope(
                channel.id(),
                "telegram update " + (number == Fields.NONE ? "without number" : Long.toString(number)),
                request.receivedAt(),
                request.body(),
                Map.of(TelegramCodec.BOT, settings.bot()));
        return new WebhookAnswer.Accepted(List.of(envelope), reply(update));
    }

    private static JsonNode read(byte[] body) {
        try {
            return Fields.JSON.readTree(body);
        } catch (JacksonException unreadable) {
            // It is kept whole, and set aside when it is read.
            return MissingNode.getInstance();
        }
    }

    /** Telegram carries out a method that the answer names: the button that was pressed stops waiting. */
    private static String reply(JsonNode update) {
        String query = Fields.text(update.path("callback_query"), "id");
        return query.isEmpty()
                ? ""
                : Fields.JSON.writeValueAsString(Map.of("method", "answerCallbackQuery", "callback_query_id", query));
    }
}
