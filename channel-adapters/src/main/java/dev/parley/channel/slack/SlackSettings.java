package dev.parley.channel.slack;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The settings of one Slack channel, checked.
 *
 * @param api where the Web API is
 * @param token of the app's bot ("xoxb-…"), or of a person for whom the app acts ("xoxp-…")
 * @param signingSecret what requests are signed with
 * @param customers whose messages in channels are a customer's
 * @param account whose token it is, as {@link SlackConnection} asked
 */
record SlackSettings(URI api, String token, String signingSecret, Customers customers, Account account) {
    static final String TOKEN = "api.token";
    static final String SECRET = "webhook.secret";
    static final String CUSTOMERS = "receive.customers";
    static final String API = "api.url";
    static final String DEFAULT_API = "https://slack.com/api";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(TOKEN, Type.SECRET),
            Setting.required(SECRET, Type.SECRET),
            Setting.choice(CUSTOMERS, "EVERYBODY", "EVERYBODY", "OTHER_WORKSPACES"),
            Setting.optional(API, Type.URL, DEFAULT_API));

    /** Whose messages in channels are a customer's; who writes to the app directly is one always. */
    enum Customers {
        EVERYBODY,
        /** People of other workspaces; the own workspace's people are colleagues who answer in Slack itself. */
        OTHER_WORKSPACES
    }

    /** Whose token it is; empty before the channel was connected. */
    record Account(String user, String bot, String team, String url) {
        static final String USER = "account.user";
        static final String BOT = "account.bot";
        static final String TEAM = "account.team";
        static final String URL = "account.url";
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static SlackSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String token = reader.required(TOKEN, "Enter the Bot User OAuth Token, which begins with xoxb-.");
        if (!token.startsWith("xoxb-") && !token.startsWith("xoxp-")) {
            throw new InvalidSettingsException(
                    TOKEN,
                    "Enter the Bot User OAuth Token, which begins with xoxb-. App-level tokens (xapp-) and tokens that are"
                            + " renewed (xoxe.) do not work: leave token rotation switched off.");
        }
        return new SlackSettings(
                reader.server(API, DEFAULT_API),
                token,
                reader.required(SECRET, "Enter the Signing Secret from the app's Basic Information."),
                reader.choice(Customers.class, CUSTOMERS, Customers.EVERYBODY),
                new Account(
                        reader.line(Account.USER),
                        reader.line(Account.BOT),
                        reader.line(Account.TEAM),
                        reader.line(Account.URL)));
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "SlackSettings[" + api + "]";
    }
}
