package dev.parley.channel.mattermost;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one Mattermost channel, checked.
 *
 * @param server where people open Mattermost
 * @param token of the account
 * @param channels ids or names of the channels that are read; empty: all that the account is in
 * @param interval how often they are asked; empty: as all channels are
 * @param user the account's id, as it was told when connecting; empty before
 */
record MattermostSettings(URI server, String token, List<String> channels, Optional<Duration> interval, String user) {
    static final String SERVER = "api.url";
    static final String TOKEN = "api.token";
    static final String CHANNELS = "receive.channels";
    static final String SECONDS = "receive.pollSeconds";
    static final String USER = "account.user";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(SERVER, Type.URL),
            Setting.required(TOKEN, Type.SECRET),
            Setting.optional(CHANNELS, Type.LINES, ""),
            Setting.optional(SECONDS, Type.NUMBER, ""));

    MattermostSettings {
        channels = List.copyOf(channels);
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static MattermostSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        reader.required(
                SERVER, "Enter the address at which people open Mattermost, for example https://chat.acme.example.");
        int seconds = reader.number(SECONDS, 0, 0, 3600);
        return new MattermostSettings(
                reader.server(SERVER, ""),
                reader.required(TOKEN, "Enter the access token of the bot account."),
                reader.lines(CHANNELS),
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
                reader.line(USER));
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "MattermostSettings[" + server + "]";
    }
}
