package dev.parley.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a channel's settings one by one; whatever cannot work is an {@link InvalidSettingsException} that says what to enter. */
public record SettingsReader(Map<String, String> settings) {
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_TEXT = 20_000;

    public SettingsReader {
        settings = Map.copyOf(settings);
    }

    /** One line of text, empty where there is none. */
    public String line(String name) {
        String text = settings.getOrDefault(name, "").strip();
        if (text.length() > LONGEST_LINE || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettingsException(
                    name, "This must be one line of at most " + LONGEST_LINE + " characters.");
        }
        return text;
    }

    /** One line of text that must be there; {@code sentence} says what to enter. */
    public String required(String name, String sentence) {
        String text = line(name);
        if (text.isEmpty()) {
            throw new InvalidSettingsException(name, sentence);
        }
        return text;
    }

    /** Several lines of text, such as a key in PEM; empty where there is none. */
    public String text(String name) {
        String text = settings.getOrDefault(name, "").strip();
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidSettingsException(name, "This must have at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    /** The lines of a text, without those that are empty. */
    public List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** One of an enumeration's values, in whatever case. */
    public <E extends Enum<E>> E choice(Class<E> type, String name, E otherwise) {
        String text = line(name).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingsException(
                        name,
                        "This must be one of " + Arrays.toString(type.getEnumConstants()) + ", not " + text + "."));
    }

    /** A whole number between both, {@code otherwise} where there is none. */
    public int number(String name, int otherwise, int least, int most) {
        String text = line(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidSettingsException(name, "Enter a number from " + least + " to " + most + ".");
    }

    /** "true" or "false"; not where it is empty. */
    public boolean flag(String name) {
        return switch (line(name)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new InvalidSettingsException(name, "This must be true or false.");
        };
    }

    /**
     * The address of a server, without a slash at its end; {@code otherwise} where there is none.
     *
     * <p>Credentials travel to it, so it must be HTTPS, but for this machine itself.
     */
    public URI server(String name, String otherwise) {
        String text = line(name);
        try {
            var uri = new URI((text.isEmpty() ? otherwise : text).replaceAll("/+$", ""));
            String host = uri.getHost();
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            boolean here = "http".equalsIgnoreCase(uri.getScheme())
                    && host != null
                    && (host.equals("localhost") || host.startsWith("127."));
            if (host != null && uri.getUserInfo() == null && uri.getQuery() == null && (secure || here)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingsException(name, "This is not an address: " + e.getReason() + ".");
        }
        throw new InvalidSettingsException(name, "Enter the server's address as https://… without name and password.");
    }
}
