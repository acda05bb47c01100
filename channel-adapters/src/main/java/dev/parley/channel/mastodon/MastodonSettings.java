package dev.parley.channel.mastodon;

import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How one account is reached.
 *
 * @param server the instance
 * @param token an access token with read and write:statuses, write:media
 * @param seconds between two polls; 0: as usual
 * @param account what connecting told
 */
record MastodonSettings(URI server, String token, int seconds, Account account) {
    static final String SERVER = "api.url";
    static final String TOKEN = "api.token";
    static final String SECONDS = "poll.seconds";
    static final String ID = "account.id";
    static final String APP = "account.app";
    static final String CHARACTERS = "account.characters";
    static final String URL_CHARACTERS = "account.url-characters";
    static final String FILES = "account.files";
    static final String FILE_BYTES = "account.file-bytes";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(SERVER, Type.URL),
            Setting.required(TOKEN, Type.SECRET),
            Setting.optional(SECONDS, Type.NUMBER, ""));

    /**
     * What the instance says.
     *
     * @param id of our account; empty before it is connected
     * @param app the name of the application that the token was made for; empty where it is not known
     * @param characters how long a post may be
     * @param perUrl how many of them a link takes
     * @param files how many files go with a post
     * @param fileBytes how large a picture may be
     */
    record Account(String id, String app, int characters, int perUrl, int files, int fileBytes) {}

    static MastodonSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        reader.required(SERVER, "Enter the address of your Mastodon server, for example https://mastodon.social.");
        return new MastodonSettings(
                reader.server(SERVER, ""),
                reader.required(
                        TOKEN,
                        "Enter the access token: on your Mastodon server under Preferences, Development, New application."),
                reader.number(SECONDS, 0, 5, 3600),
                new Account(
                        reader.line(ID),
                        reader.line(APP),
                        reader.number(CHARACTERS, 500, 1, 999_999_999),
                        reader.number(URL_CHARACTERS, 23, 1, 999_999_999),
                        reader.number(FILES, 4, 1, 999_999_999),
                        reader.number(FILE_BYTES, 16 << 20, 1, 999_999_999)));
    }
}
