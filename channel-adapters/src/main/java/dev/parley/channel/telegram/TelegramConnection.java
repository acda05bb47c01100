package dev.parley.channel.telegram;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Has Telegram deliver to us, and looks whether it does. */
final class TelegramConnection {
    private static final String WEBHOOK = "account.webhook";
    private static final Duration RECENT = Duration.ofHours(1);

    private final TelegramApi api;

    TelegramConnection(TelegramApi api) {
        this.api = api;
    }

    Connection connect(ChannelConfiguration channel, String webhookUrl) {
        var settings = TelegramSettings.of(channel);
        var me = api.ask(settings, "getMe", Map.of());
        JsonNode bot = TelegramApi.result(me);
        if (!bot.isObject()) {
            return new Connection(
                    channel.address(),
                    Map.of(),
                    List.of(new ConnectionCheck(Side.RECEIVE, false, sentence(me)), send(me)));
        }
        boolean webhook = settings.mode() == Mode.WEBHOOK;
        var told = webhook
                ? api.ask(
                        settings,
                        "setWebhook",
                        Map.of(
                                "url",
                                webhookUrl,
                                "secret_token",
                                settings.secret(channel.id()),
                                "allowed_updates",
                                TelegramCodec.TOLD))
                : api.ask(settings, "deleteWebhook", Map.of("drop_pending_updates", false));
        String works = webhook ? "Telegram delivers to this server." : "This server asks Telegram for messages.";
        var receive = TelegramApi.result(told).isMissingNode()
                ? new ConnectionCheck(Side.RECEIVE, false, refusedWebhook(settings, told))
                : new ConnectionCheck(Side.RECEIVE, true, works + privacy(bot));
        return new Connection(
                settings.bot(), facts(settings, bot, webhook ? webhookUrl : ""), List.of(receive, send(me)));
    }

    private static Map<String, String> facts(TelegramSettings settings, JsonNode bot, String webhookUrl) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account.id", settings.bot());
        facts.put("account.username", Fields.text(bot, "username"));
        facts.put("account.name", Fields.text(bot, "first_name"));
        facts.put("account.readsGroups", Boolean.toString(Fields.flag(bot, "can_read_all_group_messages")));
        facts.put(WEBHOOK, webhookUrl);
        return facts;
    }

    private String refusedWebhook(TelegramSettings settings, HttpAnswer told) {
        return sentence(told)
                + (settings.mode() == Mode.WEBHOOK
                        ? " Telegram delivers only to https addresses that it can reach from the internet, on port 443, 80, 88"
                                + " or 8443. Where this server has none, choose POLLING in receive.mode."
                        : "");
    }

    /** Changes nothing. */
    List<ConnectionCheck> test(ChannelConfiguration channel) {
        var settings = TelegramSettings.of(channel);
        var me = api.ask(settings, "getMe", Map.of());
        if (!TelegramApi.result(me).isObject()) {
            return List.of(new ConnectionCheck(Side.RECEIVE, false, sentence(me)), send(me));
        }
        var info = api.ask(settings, "getWebhookInfo", Map.of());
        JsonNode webhook = TelegramApi.result(info);
        if (!webhook.isObject()) {
            return List.of(new ConnectionCheck(Side.RECEIVE, false, sentence(info)), send(me));
        }
        String wrong = settings.mode() == Mode.WEBHOOK
                ? wrongWebhook(channel, webhook)
                : Fields.text(webhook, "url").isEmpty()
                        ? ""
                        : "Telegram delivers to " + host(Fields.text(webhook, "url"))
                                + " instead of being asked. Connect the channel again.";
        var receive = wrong.isEmpty()
                ? new ConnectionCheck(Side.RECEIVE, true, waiting(webhook) + privacy(TelegramApi.result(me)))
                : new ConnectionCheck(Side.RECEIVE, false, wrong);
        return List.of(receive, send(me));
    }

    private String wrongWebhook(ChannelConfiguration channel, JsonNode webhook) {
        String url = Fields.text(webhook, "url");
        if (url.isEmpty()) {
            return "Telegram does not know where to deliver. Connect the channel again.";
        }
        if (!url.equals(channel.settings().getOrDefault(WEBHOOK, ""))) {
            return "Telegram delivers to another address, at " + host(url) + ". Connect the channel again.";
        }
        var told = new TreeSet<String>();
        Fields.list(webhook, "allowed_updates").forEach(name -> told.add(name.asString("")));
        if (!told.isEmpty() && !told.containsAll(TelegramCodec.TOLD)) {
            return "Telegram does not tell everything that happens. Connect the channel again.";
        }
        long failed = Fields.number(webhook, "last_error_date");
        Instant since = api.tools().clock().instant().minus(RECENT);
        boolean waits = Fields.number(webhook, "pending_update_count") > 0;
        return waits && failed > since.getEpochSecond()
                ? "Telegram could not deliver: " + Fields.text(webhook, "last_error_message") + ". " + waiting(webhook)
                        + " Mend the address, it tries again by itself."
                : "";
    }

    private static String waiting(JsonNode webhook) {
        long count = Fields.number(webhook, "pending_update_count");
        return count > 0 ? count + " messages wait with Telegram." : "No message waits with Telegram.";
    }

    private static String privacy(JsonNode bot) {
        return Fields.flag(bot, "can_read_all_group_messages")
                ? ""
                : " In groups the bot sees only commands and answers to it: to see everything, send /setprivacy to @BotFather,"
                        + " choose Disable, and add the bot to the group again.";
    }

    private ConnectionCheck send(HttpAnswer me) {
        JsonNode bot = TelegramApi.result(me);
        return bot.isObject()
                ? new ConnectionCheck(Side.SEND, true, "The bot is @" + Fields.text(bot, "username") + ".")
                : new ConnectionCheck(Side.SEND, false, sentence(me));
    }

    private String sentence(HttpAnswer answer) {
        return TelegramApi.isTokenRefused(answer)
                ? TelegramFailures.TOKEN_REFUSED
                : api.outcomes().sentence(answer);
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException none) {
            return "an address that is none";
        }
    }
}
