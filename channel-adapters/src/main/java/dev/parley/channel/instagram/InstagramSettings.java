package dev.parley.channel.instagram;

import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.meta.MetaApp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An Instagram channel's settings; with Facebook Login the token is that of the linked page.
 *
 * @param humanAgent whether Meta has given the app the permission "Human Agent"
 */
record InstagramSettings(Login login, MetaApp app, boolean humanAgent) {
    private static final String LOGIN = "login.kind";
    private static final String HUMAN_AGENT = "messenger.human-agent";
    private static final String GRAPH = "https://graph.instagram.com";

    static final List<Setting> SETTINGS = Stream.of(
                    Stream.of(Setting.choice(LOGIN, "FACEBOOK", "FACEBOOK", "INSTAGRAM")),
                    MetaApp.SETTINGS.stream()
                            .map(setting -> setting.name().equals("api.url")
                                    ? Setting.optional(setting.name(), Type.URL, "")
                                    : setting),
                    Stream.of(Setting.optional(HUMAN_AGENT, Type.FLAG, "false")))
            .flatMap(settings -> settings)
            .toList();

    /** How the account was opened to the app. */
    enum Login {
        /** Through the Facebook page that it is linked to. */
        FACEBOOK,
        /** By itself. */
        INSTAGRAM
    }

    static InstagramSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        var login = reader.choice(Login.class, LOGIN, Login.FACEBOOK);
        String api = switch (login) {
            case FACEBOOK -> MetaApp.GRAPH;
            case INSTAGRAM -> GRAPH;
        };
        return new InstagramSettings(login, MetaApp.of(reader, api), reader.flag(HUMAN_AGENT));
    }

    /** The same with a newer token. */
    InstagramSettings with(String token) {
        var newer = new MetaApp(app.api(), app.version(), app.id(), app.secret(), token, app.webhookToken());
        return new InstagramSettings(login, newer, humanAgent);
    }
}
