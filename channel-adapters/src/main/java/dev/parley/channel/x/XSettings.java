package dev.parley.channel.x;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.OAuthClient;
import dev.parley.channel.OAuthProvider;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of one X channel, checked.
 *
 * @param api where X's API is
 * @param upload where files go with V1
 * @param access how the account is spoken for
 * @param receive what is asked for with V2
 * @param appId X's number of our app; empty where it is not known
 * @param account the account's number; empty until it is connected
 * @param webhook where X posts to, and what it calls that; both empty until it is connected
 */
record XSettings(URI api, URI upload, Access access, Receive receive, String appId, String account, Webhook webhook) {
    static final List<Setting> SETTINGS = List.of(
            Setting.choice("api.version", "V2", "V2", "V1"),
            Setting.required("oauth.clientId", Type.TEXT).when("api.version", "V2"),
            Setting.optional("oauth.clientSecret", Type.SECRET, "").when("api.version", "V2"),
            Setting.optional("oauth.refreshToken", Type.SECRET, "").when("api.version", "V2"),
            Setting.optional("receive.mentions", Type.FLAG, "true").when("api.version", "V2"),
            Setting.optional("receive.messages", Type.FLAG, "true").when("api.version", "V2"),
            Setting.optional("receive.pollSeconds", Type.NUMBER, "90").when("api.version", "V2"),
            Setting.required("consumer.key", Type.TEXT).when("api.version", "V1"),
            Setting.required("consumer.secret", Type.SECRET).when("api.version", "V1"),
            Setting.required("access.token", Type.TEXT).when("api.version", "V1"),
            Setting.required("access.secret", Type.SECRET).when("api.version", "V1"),
            Setting.optional("app.id", Type.TEXT, "").when("api.version", "V1"),
            Setting.optional("api.url", Type.URL, "https://api.x.com"),
            Setting.optional("upload.url", Type.URL, "https://upload.x.com").when("api.version", "V1"),
            Setting.optional("authorise.url", Type.URL, "https://x.com/i/oauth2/authorize")
                    .when("api.version", "V2"));

    private static final List<String> SCOPES =
            List.of("tweet.read", "tweet.write", "users.read", "dm.read", "dm.write", "media.write", "offline.access");

    /** How the account is spoken for. */
    sealed interface Access {
        /** OAuth 2.0 on behalf of the account. */
        record V2(OAuthClient client, String refreshToken, URI authorise) implements Access {}

        /** OAuth 1.0a. */
        record V1(XKeys keys) implements Access {}
    }

    /** What is asked for, and how often. */
    record Receive(boolean mentions, boolean messages, Duration poll) {}

    /** Where X posts to. */
    record Webhook(String url, String id) {}

    private enum Version {
        V1,
        V2
    }

    static XSettings of(ChannelConfiguration channel) {
        var settings = of(channel.settings());
        boolean known = !settings.account().isEmpty() || !channel.address().matches("[0-9]{1,20}");
        return known ? settings : settings.withAccount(channel.address());
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static XSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        return new XSettings(
                reader.server("api.url", "https://api.x.com"),
                reader.server("upload.url", "https://upload.x.com"),
                switch (reader.choice(Version.class, "api.version", Version.V2)) {
                    case V2 -> v2(reader);
                    case V1 -> v1(reader);
                },
                receive(reader),
                number(reader, "app.id", "The id of the app is a number; it stands on the app's page."),
                number(reader, "account.id", "The id of an account is a number."),
                new Webhook(reader.line("account.webhookUrl"), reader.line("account.webhookId")));
    }

    private static Access v2(SettingsReader reader) {
        return new Access.V2(
                new OAuthClient(
                        reader.required(
                                "oauth.clientId",
                                "Enter the OAuth 2.0 client id from \"Keys and tokens\" of the app in X's developer portal."),
                        reader.line("oauth.clientSecret")),
                reader.line("oauth.refreshToken"),
                reader.server("authorise.url", "https://x.com/i/oauth2/authorize"));
    }

    private static Access v1(SettingsReader reader) {
        String where = " from \"Keys and tokens\" of the app in X's developer portal.";
        return new Access.V1(new XKeys(
                reader.required("consumer.key", "Enter the API key" + where),
                reader.required("consumer.secret", "Enter the API key secret" + where),
                reader.required("access.token", "Enter the access token" + where),
                reader.required("access.secret", "Enter the access token secret" + where)));
    }

    private static Receive receive(SettingsReader reader) {
        return new Receive(
                unlessOff(reader, "receive.mentions"),
                unlessOff(reader, "receive.messages"),
                Duration.ofSeconds(reader.number("receive.pollSeconds", 90, 5, 86_400)));
    }

    private static boolean unlessOff(SettingsReader reader, String name) {
        return reader.line(name).isEmpty() || reader.flag(name);
    }

    private static String number(SettingsReader reader, String name, String sentence) {
        String text = reader.line(name);
        if (!text.matches("[0-9]{0,20}")) {
            throw new InvalidSettingsException(name, sentence);
        }
        return text;
    }

    private XSettings withAccount(String id) {
        return new XSettings(api, upload, access, receive, appId, id, webhook);
    }

    /** Where the account is authorised with V2. */
    OAuthProvider provider(Access.V2 access) {
        return new OAuthProvider(
                "X",
                access.authorise(),
                URI.create(api + "/2/oauth2/token"),
                SCOPES,
                Map.of(),
                OAuthProvider.Proof.HEADER);
    }
}
