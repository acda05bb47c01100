package dev.parley.channel.telegram;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.http.Signatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The settings of one bot, checked.
 *
 * @param token what @BotFather gave: the bot's number, a colon and a secret
 */
record TelegramSettings(URI api, String token, Mode mode) {
    static final List<Setting> SETTINGS = List.of(
            Setting.required("api.token", Type.SECRET),
            Setting.choice("receive.mode", "WEBHOOK", "WEBHOOK", "POLLING"),
            Setting.optional("api.url", Type.URL, "https://api.telegram.org"));

    private static final String TOKEN = "[0-9]{1,20}:[A-Za-z0-9_-]{10,200}";

    /** How updates come. */
    enum Mode {
        /** Telegram posts them. */
        WEBHOOK,
        /** Parley asks for them, as where Telegram cannot reach it. */
        POLLING
    }

    static TelegramSettings of(ChannelConfiguration channel) {
        return of(channel.settings());
    }

    static TelegramSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String token = reader.required("api.token", "Enter the token that @BotFather shows for the bot (/mybots).");
        if (!token.matches(TOKEN)) {
            throw new InvalidSettingsException(
                    "api.token", "Enter the whole token that @BotFather shows, such as 110201543:AAHdqTcvCH1vGWJ….");
        }
        return new TelegramSettings(
                reader.server("api.url", "https://api.telegram.org"),
                token,
                reader.choice(Mode.class, "receive.mode", Mode.WEBHOOK));
    }

    /** The bot's own number. */
    String bot() {
        return token.substring(0, token.indexOf(':'));
    }

    /** What Telegram shows with each webhook: made of the token, so that it needs no setting and ends with it. */
    String secret(ChannelId channel) {
        byte[] hash = Signatures.hmacSha256(token, ("webhook " + channel).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    String method(String name) {
        return api + "/bot" + token + "/" + name;
    }

    String file(String path) {
        return api + "/file/bot" + token + "/" + path;
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "TelegramSettings[" + bot() + " " + mode + "]";
    }
}
