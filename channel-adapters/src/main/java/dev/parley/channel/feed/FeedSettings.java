package dev.parley.channel.feed;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Which feed is read.
 *
 * @param address of the feed itself
 * @param authorization the header for a feed that asks for name and password; empty: it does not
 * @param first how many entries that are there already are taken the first time
 * @param interval between two polls
 */
record FeedSettings(URI address, String authorization, int first, Duration interval) {
    static final String ADDRESS = "feed.url";
    static final String USER = "feed.user";
    static final String PASSWORD = "feed.password";
    static final String FIRST = "feed.first";
    static final String MINUTES = "poll.minutes";

    static final List<Setting> SETTINGS = List.of(
            Setting.required(ADDRESS, Type.URL),
            Setting.optional(USER, Type.TEXT, ""),
            Setting.optional(PASSWORD, Type.SECRET, ""),
            Setting.optional(FIRST, Type.NUMBER, "0"),
            Setting.optional(MINUTES, Type.NUMBER, "15"));

    static FeedSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        String address =
                reader.required(ADDRESS, "Enter the address of the feed, for example https://acme.example/feed.xml.");
        String user = reader.line(USER);
        String password = reader.line(PASSWORD);
        if (user.isEmpty() && !password.isEmpty()) {
            throw new InvalidSettingsException(USER, "Enter the name that belongs to the password.");
        }
        String pair = user + ":" + password;
        return new FeedSettings(
                address(address, !user.isEmpty()),
                user.isEmpty()
                        ? ""
                        : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                reader.number(FIRST, 0, 0, 100),
                Duration.ofMinutes(reader.number(MINUTES, 15, 1, 1440)));
    }

    private static URI address(String text, boolean secret) {
        try {
            var uri = new URI(text.replaceFirst("^feed:(//)?(?=https?://)", "").replaceFirst("^feed://", "http://"));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (secret && !"https".equalsIgnoreCase(uri.getScheme()) && !here) {
                throw new InvalidSettingsException(ADDRESS, "A password is sent by https:// only.");
            }
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingsException(ADDRESS, "This is not an address: " + e.getReason() + ".");
        }
        throw new InvalidSettingsException(ADDRESS, "Enter the feed's address as https://… without name and password.");
    }
}
