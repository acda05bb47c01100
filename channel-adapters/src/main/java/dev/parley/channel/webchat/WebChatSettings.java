package dev.parley.channel.webchat;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of one channel, checked.
 *
 * @param sites on which pages the widget may stand
 * @param title what the widget calls the company; empty: as the channel is called
 * @param greeting what it says before anybody has written; empty: what it says everywhere
 * @param color of its button, "#rrggbb"
 * @param privacyUrl the company's page about privacy; empty: none
 * @param identitySecret what sites sign identities with; empty where {@code identity} is OFF
 * @param mail whether an answer that a visitor has not seen {@code mailAfter} long goes to the address they left
 */
public record WebChatSettings(
        List<Site> sites,
        String title,
        String greeting,
        String color,
        Side side,
        String privacyUrl,
        Identity identity,
        String identitySecret,
        boolean mail,
        Duration mailAfter) {
    static final List<Setting> SETTINGS = List.of(
            Setting.required("sites", Type.LINES),
            Setting.optional("title", Type.TEXT, ""),
            Setting.optional("greeting", Type.TEXT, ""),
            Setting.optional("color", Type.TEXT, "#2f5fd0"),
            Setting.choice("side", "RIGHT", "RIGHT", "LEFT"),
            Setting.optional("privacy.url", Type.URL, ""),
            Setting.choice("mail.mode", "ON", "ON", "OFF"),
            Setting.optional("mail.after", Type.NUMBER, "5").when("mail.mode", "ON"),
            Setting.choice("identity.mode", "OFF", "OFF", "OPTIONAL", "REQUIRED"),
            Setting.optional("identity.secret", Type.SECRET, ""));

    /** HS256 needs a key of its hash's size (RFC 7518 section 3.2). */
    private static final int SHORTEST_SECRET = 32;

    private static final int MOST_SITES = 100;
    private static final int LONGEST_GREETING = 500;

    /** Where the button stands. */
    public enum Side {
        RIGHT,
        LEFT
    }

    /** Whether sites say who a visitor is. */
    public enum Identity {
        OFF,
        OPTIONAL,
        /** Nobody writes whom the site does not know. */
        REQUIRED
    }

    public WebChatSettings {
        sites = List.copyOf(sites);
    }

    /** The settings of a channel. */
    public static WebChatSettings of(ChannelConfiguration channel) {
        return of(channel.settings());
    }

    static WebChatSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        var identity = reader.choice(Identity.class, "identity.mode", Identity.OFF);
        String greeting = reader.line("greeting");
        if (greeting.length() > LONGEST_GREETING) {
            throw new InvalidSettingsException(
                    "greeting", "The greeting must have at most " + LONGEST_GREETING + " characters.");
        }
        return new WebChatSettings(
                sites(reader.lines("sites")),
                reader.line("title"),
                greeting,
                color(reader.line("color")),
                reader.choice(Side.class, "side", Side.RIGHT),
                page(reader.line("privacy.url")),
                identity,
                secret(identity, reader.line("identity.secret")),
                reader.choice(Mail.class, "mail.mode", Mail.ON) == Mail.ON,
                Duration.ofMinutes(reader.number("mail.after", 5, 1, 10_000)));
    }

    private enum Mail {
        ON,
        OFF
    }

    private static List<Site> sites(List<String> lines) {
        if (lines.isEmpty()) {
            throw new InvalidSettingsException(
                    "sites", "Enter the address of each site that shows the chat, such as https://www.example.com.");
        }
        if (lines.size() > MOST_SITES) {
            throw new InvalidSettingsException("sites", "At most " + MOST_SITES + " sites can be entered.");
        }
        return lines.stream().map(Site::of).toList();
    }

    private static String color(String text) {
        String color = text.isEmpty() ? "#2f5fd0" : text.toLowerCase(Locale.ROOT);
        if (!color.matches("#[0-9a-f]{6}")) {
            throw new InvalidSettingsException("color", "Enter a colour as #rrggbb, such as #2f5fd0.");
        }
        return color;
    }

    private static String page(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            var uri = new URI(text);
            if (("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingsException("privacy.url", "This is not an address: " + e.getReason() + ".");
        }
        throw new InvalidSettingsException("privacy.url", "Enter the page's address as https://….");
    }

    private static String secret(Identity identity, String secret) {
        if (identity == Identity.OFF) {
            return "";
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new InvalidSettingsException(
                    "identity.secret",
                    "The secret must have at least " + SHORTEST_SECRET
                            + " characters that nobody can guess, and the same one in your site.");
        }
        return secret;
    }

    /** Whether a page of this origin may show the widget. */
    public boolean admits(String origin) {
        return sites.stream().anyMatch(site -> site.admits(origin));
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "WebChatSettings" + sites;
    }
}
