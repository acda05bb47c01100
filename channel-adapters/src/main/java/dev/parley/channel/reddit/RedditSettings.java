package dev.parley.channel.reddit;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How one account is reached.
 *
 * @param api where calls go
 * @param login where tokens come from
 * @param grant how they are got
 * @param subreddits of which everything that is written comes in
 * @param modmail whether the mail of the moderated subreddits comes in
 * @param seconds between two polls; 0: as usual
 * @param name the account's name; empty before it is known
 */
record RedditSettings(
        URI api, URI login, Grant grant, List<String> subreddits, boolean modmail, int seconds, String name) {
    static final String API = "api.url";
    static final String LOGIN = "auth.url";
    static final String MODE = "auth.mode";
    static final String CLIENT = "auth.client-id";
    static final String SECRET = "auth.client-secret";
    static final String USER = "auth.user";
    static final String PASSWORD = "auth.password";
    static final String REFRESH = "auth.refresh-token";
    static final String SUBREDDITS = "subreddits";
    static final String MODMAIL = "modmail";
    static final String SECONDS = "poll.seconds";
    static final String NAME = "account.name";

    private static final String REDDIT = "https://oauth.reddit.com";
    private static final String WWW = "https://www.reddit.com";
    private static final int MOST = 10;

    static final List<Setting> SETTINGS = List.of(
            Setting.required(CLIENT, Type.TEXT),
            Setting.optional(SECRET, Type.SECRET, ""),
            Setting.choice(MODE, "PASSWORD", "PASSWORD", "REFRESH_TOKEN"),
            Setting.required(USER, Type.TEXT).when(MODE, "PASSWORD"),
            Setting.required(PASSWORD, Type.SECRET).when(MODE, "PASSWORD"),
            Setting.required(REFRESH, Type.SECRET).when(MODE, "REFRESH_TOKEN"),
            Setting.optional(SUBREDDITS, Type.LINES, ""),
            Setting.optional(MODMAIL, Type.FLAG, "false"),
            Setting.optional(SECONDS, Type.NUMBER, ""),
            Setting.optional(API, Type.URL, REDDIT),
            Setting.optional(LOGIN, Type.URL, WWW));

    /**
     * How an access token is got.
     *
     * @param client the app's id
     * @param secret its secret; empty for an installed app
     * @param user the account's name, for a script app
     * @param password its password, for a script app
     * @param refresh a refresh token, for a web app; empty for a script app
     */
    record Grant(String client, String secret, String user, String password, String refresh) {
        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Grant[" + client + "]";
        }
    }

    private enum Mode {
        PASSWORD,
        REFRESH_TOKEN
    }

    static RedditSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        var grant = grant(reader);
        var subreddits = reader.lines(SUBREDDITS).stream()
                .map(line -> line.replaceFirst("(?i)^(?:https?://[a-z.]*reddit\\.com)?/?r/", "")
                        .replaceFirst("/$", ""))
                .distinct()
                .toList();
        if (subreddits.size() > MOST || !subreddits.stream().allMatch(name -> name.matches("[A-Za-z0-9_]{2,24}"))) {
            throw new InvalidSettingsException(
                    SUBREDDITS,
                    "Enter the names of at most " + MOST + " subreddits, one in a line, such as acme_support.");
        }
        String told = reader.line(NAME);
        return new RedditSettings(
                reader.server(API, REDDIT),
                reader.server(LOGIN, WWW),
                grant,
                subreddits,
                reader.flag(MODMAIL),
                reader.number(SECONDS, 0, 10, 3600),
                told.isEmpty() ? grant.user() : told);
    }

    private static Grant grant(SettingsReader reader) {
        String client = reader.required(
                CLIENT, "Enter the app's id: the letters below its name at https://www.reddit.com/prefs/apps.");
        String secret = reader.line(SECRET);
        return switch (reader.choice(Mode.class, MODE, Mode.PASSWORD)) {
            case PASSWORD ->
                new Grant(
                        client,
                        secret,
                        reader.required(USER, "Enter the name of the account that answers.")
                                .replaceFirst("(?i)^/?u/", ""),
                        reader.required(PASSWORD, "Enter the account's password."),
                        "");
            case REFRESH_TOKEN ->
                new Grant(
                        client,
                        secret,
                        "",
                        "",
                        reader.required(REFRESH, "Enter the refresh token that the app was given for the account."));
        };
    }
}
