package dev.parley.channel.meta;

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

/**
 * The app at developers.facebook.com that a channel works through.
 *
 * @param api where the Graph API is
 * @param version of the Graph API, such as "v25.0"
 * @param id the app's id
 * @param secret the app's secret: Meta signs deliveries with it, and we prove with it that we hold the token
 * @param token the access token of the account
 * @param webhookToken what Meta shows when it verifies the webhook address; empty: one is made of the secret
 */
public record MetaApp(URI api, String version, String id, String secret, String token, String webhookToken) {
    /** The name of the setting with the app's secret. */
    public static final String SECRET = "app.secret";

    /** Where Meta's Graph API is. */
    public static final String GRAPH = "https://graph.facebook.com";

    private static final String VERSION = "v25.0";

    /** What every channel of Meta's asks for, after its own settings. */
    public static final List<Setting> SETTINGS = List.of(
            Setting.required("api.token", Type.SECRET),
            Setting.required("app.id", Type.TEXT),
            Setting.required(SECRET, Type.SECRET),
            Setting.optional("webhook.token", Type.SECRET, ""),
            Setting.optional("api.url", Type.URL, GRAPH),
            Setting.optional("api.version", Type.TEXT, VERSION));

    /** Reads and checks them. */
    public static MetaApp of(SettingsReader settings, String api) {
        String id = settings.required(
                "app.id", "Enter the app's id; it stands at developers.facebook.com under App settings, Basic.");
        if (!id.matches("[0-9]{5,30}")) {
            throw new InvalidSettingsException("app.id", "The app's id consists of digits only.");
        }
        String version = settings.line("api.version");
        if (!version.isEmpty() && !version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
            throw new InvalidSettingsException("api.version", "Enter a version of the Graph API such as v25.0.");
        }
        return new MetaApp(
                settings.server("api.url", api),
                version.isEmpty() ? VERSION : version,
                id,
                settings.required(
                        SECRET, "Enter the app's secret; it stands at developers.facebook.com beside the app's id."),
                settings.required("api.token", "Enter an access token that does not end after an hour."),
                settings.line("webhook.token"));
    }

    /** What Meta has to show when it verifies the webhook address of a channel. */
    public static String verifyToken(String webhookToken, String secret, ChannelId channel) {
        return webhookToken.isEmpty() ? hex(secret, "webhook of channel " + channel) : webhookToken;
    }

    /** What Meta has to show when it verifies the webhook address of a channel. */
    public String verifyToken(ChannelId channel) {
        return verifyToken(webhookToken, secret, channel);
    }

    /** Proves that who has this token has the app's secret too. */
    String proof() {
        return hex(secret, token);
    }

    /** The token of the app itself. */
    String appToken() {
        return id + "|" + secret;
    }

    private static String hex(String secret, String text) {
        return HexFormat.of().formatHex(Signatures.hmacSha256(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "MetaApp[" + id + " at " + api + "]";
    }
}
