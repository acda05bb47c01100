package dev.parley.channel.api;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.FileLimit;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.TextLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one channel, checked.
 *
 * @param secrets what signs, the first of them also what we send; the second while the secret is being changed
 * @param url where answers are posted to; empty: there are none
 * @param authorization the header Authorization of what we post; empty: none
 */
record ApiSettings(List<String> secrets, String url, String authorization, Capabilities capabilities, int perMinute) {
    static final List<Setting> SETTINGS = List.of(
            Setting.required("webhook.secret", Type.SECRET),
            Setting.optional("webhook.previousSecret", Type.SECRET, ""),
            Setting.optional("send.url", Type.URL, ""),
            Setting.optional("send.authorization", Type.SECRET, ""),
            Setting.optional("send.maxLength", Type.NUMBER, "10000"),
            Setting.optional("send.html", Type.FLAG, "false"),
            Setting.optional("send.filesMegabytes", Type.NUMBER, "10"),
            Setting.optional("send.public", Type.FLAG, "false"),
            Setting.optional("send.replyHours", Type.NUMBER, "0"),
            Setting.optional("send.receipts", Type.FLAG, "false"),
            Setting.optional("send.perMinute", Type.NUMBER, "600"));

    private static final int SHORTEST_SECRET = 16;
    private static final int MOST_PARTS = 10;

    ApiSettings {
        secrets = List.copyOf(secrets);
    }

    static ApiSettings of(ChannelConfiguration channel) {
        return of(channel.settings());
    }

    static ApiSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String secret = reader.required(
                "webhook.secret", "Enter a secret of at least 16 characters, and the same one in your app.");
        String previous = reader.line("webhook.previousSecret");
        return new ApiSettings(
                previous.isEmpty()
                        ? List.of(secret("webhook.secret", secret))
                        : List.of(secret("webhook.secret", secret), secret("webhook.previousSecret", previous)),
                url(reader.line("send.url")),
                reader.line("send.authorization"),
                capabilities(reader),
                reader.number("send.perMinute", 600, 1, 100_000));
    }

    private static String secret(String name, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new InvalidSettingsException(
                    name, "The secret must have at least " + SHORTEST_SECRET + " characters that nobody can guess.");
        }
        return secret;
    }

    /** Taken as it is written: a slash or a query at its end may matter there. */
    private static String url(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            var uri = new URI(text);
            String host = String.valueOf(uri.getHost());
            boolean here = host.equals("localhost") || host.startsWith("127.");
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (secure || here && "http".equalsIgnoreCase(uri.getScheme()))) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingsException("send.url", "This is not an address: " + e.getReason() + ".");
        }
        throw new InvalidSettingsException(
                "send.url", "Enter the address that answers are posted to, as https://… without name and password.");
    }

    private static Capabilities capabilities(SettingsReader reader) {
        var features = EnumSet.of(Feature.PRIVATE, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS);
        if (reader.flag("send.html")) {
            features.add(Feature.HTML);
        }
        if (reader.flag("send.public")) {
            features.add(Feature.PUBLIC);
        }
        if (reader.flag("send.receipts")) {
            features.add(Feature.DELIVERY_RECEIPTS);
            features.add(Feature.READ_RECEIPTS);
        }
        long files = (long) reader.number("send.filesMegabytes", 10, 0, 100) << 20;
        int hours = reader.number("send.replyHours", 0, 0, 10_000);
        return new Capabilities(
                new TextLimit(reader.number("send.maxLength", 10_000, 20, 1_000_000), TextLimit.Unit.UTF16, MOST_PARTS),
                files == 0 ? FileLimit.NONE : new FileLimit(files, files, 10, true, Set.of()),
                hours == 0 ? null : Duration.ofHours(hours),
                true,
                features);
    }

    /** Of a channel that changed nothing of it. */
    static Capabilities usual() {
        return capabilities(new SettingsReader(Map.of()));
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "ApiSettings[" + url + "]";
    }
}
