package dev.parley.channel.bluesky;

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
 * @param server where it logs in: Bluesky's, or a personal data server of the company's own
 * @param directory where identifiers (did:plc:…) are looked up, to find files
 * @param identifier its handle
 * @param password an app password
 * @param postsOnly whether direct messages are left alone
 * @param seconds between two polls; 0: as usual
 * @param did its identifier, which connecting told; empty before
 */
record BlueskySettings(
        URI server, URI directory, String identifier, String password, boolean postsOnly, int seconds, String did) {
    static final String SERVER = "api.url";
    static final String DIRECTORY = "directory.url";
    static final String IDENTIFIER = "auth.handle";
    static final String PASSWORD = "auth.app-password";
    static final String POSTS_ONLY = "posts.only";
    static final String SECONDS = "poll.seconds";
    static final String DID = "account.id";

    private static final String BLUESKY = "https://bsky.social";
    private static final String PLC = "https://plc.directory";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(IDENTIFIER, Type.TEXT),
            Setting.required(PASSWORD, Type.SECRET),
            Setting.optional(POSTS_ONLY, Type.FLAG, "false"),
            Setting.optional(SECONDS, Type.NUMBER, ""),
            Setting.optional(SERVER, Type.URL, BLUESKY),
            Setting.optional(DIRECTORY, Type.URL, PLC));

    static BlueskySettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String identifier = reader.required(IDENTIFIER, "Enter the account's handle, for example acme.bsky.social.")
                .replaceFirst("^@", "");
        if (!identifier.matches("[A-Za-z0-9:._@-]{3,250}")) {
            throw new InvalidSettingsException(IDENTIFIER, "A handle looks like acme.bsky.social or acme.example.");
        }
        return new BlueskySettings(
                reader.server(SERVER, BLUESKY),
                reader.server(DIRECTORY, PLC),
                identifier,
                reader.required(
                        PASSWORD,
                        "Enter an app password: in Bluesky under Settings, Privacy and security, App passwords."),
                reader.flag(POSTS_ONLY),
                reader.number(SECONDS, 0, 5, 3600),
                reader.line(DID));
    }
}
