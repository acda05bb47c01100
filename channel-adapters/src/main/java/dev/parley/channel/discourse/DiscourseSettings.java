package dev.parley.channel.discourse;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of one Discourse channel, checked.
 *
 * @param forum where people open it
 * @param api the key and the name that it acts under
 * @param receive what is read, and how
 * @param account what the forum told when connecting
 */
record DiscourseSettings(URI forum, Api api, Receive receive, Account account) {
    static final String URL = "api.url";
    static final String KEY = "api.key";
    static final String USERNAME = "api.username";
    static final String MODE = "receive.mode";
    static final String SECRET = "webhook.secret";
    static final String CATEGORIES = "receive.categories";
    static final String MESSAGES = "receive.messages";
    static final String STAFF = "receive.staff";
    static final String SECONDS = "receive.pollSeconds";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(URL, Type.URL),
            Setting.required(KEY, Type.SECRET),
            Setting.required(USERNAME, Type.TEXT),
            Setting.choice(MODE, "WEBHOOK", "WEBHOOK", "POLLING"),
            Setting.required(SECRET, Type.SECRET).when(MODE, "WEBHOOK"),
            Setting.optional(CATEGORIES, Type.LINES, ""),
            Setting.choice(MESSAGES, "ACCOUNT", "ACCOUNT", "NONE"),
            Setting.choice(STAFF, "COLLEAGUES", "COLLEAGUES", "CUSTOMERS"),
            Setting.optional(SECONDS, Type.NUMBER, ""));

    private static final int SHORTEST_SECRET = 12;

    /** How public posts come. */
    enum Mode {
        WEBHOOK,
        POLLING
    }

    /** Which personal messages are read. */
    enum Messages {
        ACCOUNT,
        NONE
    }

    /** Who the forum's staff is. */
    enum Staff {
        COLLEAGUES,
        CUSTOMERS
    }

    /** Leaves the key out. */
    record Api(String key, String username) {
        @Override
        public String toString() {
            return "Api[" + username + "]";
        }
    }

    /**
     * What is read.
     *
     * @param categories ids or slugs; empty: all
     * @param interval empty: as all channels are
     */
    record Receive(
            Mode mode,
            String secret,
            List<String> categories,
            Messages messages,
            Staff staff,
            Optional<Duration> interval) {
        Receive {
            categories = List.copyOf(categories);
        }

        @Override
        public String toString() {
            return "Receive[" + mode + "]";
        }
    }

    /**
     * What the forum told.
     *
     * @param user the account's id
     * @param categories ids of those that are read with those below them; empty where all are, or nothing was told yet
     * @param restricted ids of those that not everybody can read
     */
    record Account(String user, Set<String> categories, Set<String> restricted) {
        static final String USER = "account.user";
        static final String CATEGORIES = "account.categories";
        static final String RESTRICTED = "account.restricted";
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static DiscourseSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        reader.required(URL, "Enter the forum's address, for example https://forum.acme.example.");
        var api = new Api(
                reader.required(KEY, "Enter an API key from the forum's Admin, Advanced, API Keys."),
                reader.required(USERNAME, "Enter the user name of the account that answers."));
        return new DiscourseSettings(reader.server(URL, ""), api, receive(reader), account(reader));
    }

    private static Receive receive(SettingsReader reader) {
        var mode = reader.choice(Mode.class, MODE, Mode.WEBHOOK);
        String secret = reader.line(SECRET);
        if (mode == Mode.WEBHOOK && secret.length() < SHORTEST_SECRET) {
            throw new InvalidSettingsException(
                    SECRET, "Enter the webhook's secret, which has at least " + SHORTEST_SECRET + " characters.");
        }
        int seconds = reader.number(SECONDS, 0, 0, 3600);
        return new Receive(
                mode,
                secret,
                reader.lines(CATEGORIES),
                reader.choice(Messages.class, MESSAGES, Messages.ACCOUNT),
                reader.choice(Staff.class, STAFF, Staff.COLLEAGUES),
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    private static Account account(SettingsReader reader) {
        return new Account(
                reader.line(Account.USER), ids(reader.text(Account.CATEGORIES)), ids(reader.text(Account.RESTRICTED)));
    }

    private static Set<String> ids(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
