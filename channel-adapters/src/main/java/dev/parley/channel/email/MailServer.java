package dev.parley.channel.email;

import dev.parley.channel.InvalidSettingsException;
import java.util.Locale;
import java.util.Map;

/**
 * How to reach and enter a mail server.
 *
 * @param host its name or address
 * @param port its TCP port
 * @param security how the connection is kept private
 * @param user empty to enter without a name (relays only)
 * @param password empty only together with {@code user}
 * @param fingerprint SHA-256 of the one certificate to trust, 64 lower-case hex digits; empty to trust what the Java runtime trusts
 */
record MailServer(String host, int port, Security security, String user, String password, String fingerprint) {
    /** How a connection is kept private. */
    enum Security {
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** The connection must turn to TLS before anything else is said. */
        STARTTLS,
        /** TLS where the server offers it, clear text otherwise: only against listeners who do not interfere. */
        STARTTLS_IF_OFFERED,
        /** Clear text. */
        NONE
    }

    /** Reads the settings under a prefix ("receive", "send"). */
    static MailServer of(Map<String, String> settings, String prefix, Ports ports) {
        var security = choice(Security.class, settings, prefix + ".security", Security.TLS);
        String host = line(settings, prefix + ".host");
        if (host.isEmpty() || host.indexOf(' ') >= 0 || host.indexOf('/') >= 0 || host.indexOf('@') >= 0) {
            throw new InvalidSettingsException(
                    prefix + ".host", "Enter the name of the mail server, for example mail.example.com.");
        }
        String fingerprint = line(settings, prefix + ".fingerprint")
                .replace(":", "")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        if (!fingerprint.isEmpty() && !fingerprint.matches("[0-9a-f]{64}")) {
            throw new InvalidSettingsException(
                    prefix + ".fingerprint", "A SHA-256 fingerprint has 64 hexadecimal digits.");
        }
        return new MailServer(
                host,
                port(settings, prefix + ".port", ports.of(security)),
                security,
                line(settings, prefix + ".user"),
                line(settings, prefix + ".password"),
                fingerprint);
    }

    /** The usual ports of a protocol. */
    record Ports(int tls, int startTls, int clear) {
        int of(Security security) {
            return switch (security) {
                case TLS -> tls;
                case STARTTLS, STARTTLS_IF_OFFERED -> startTls;
                case NONE -> clear;
            };
        }
    }

    private static int port(Map<String, String> settings, String name, int usual) {
        String text = line(settings, name);
        if (text.isEmpty() || text.equals("0")) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new InvalidSettingsException(name, "A port is a number from 1 to 65535, not \"" + text + "\".");
        }
        throw new InvalidSettingsException(name, "A port is a number from 1 to 65535, not " + text + ".");
    }

    /** One line of text, empty where there is none. */
    static String line(Map<String, String> settings, String name) {
        String text = settings.getOrDefault(name, "").strip();
        if (text.length() > 1000 || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettingsException(name, "This must be one line of at most 1000 characters.");
        }
        return text;
    }

    static <E extends Enum<E>> E choice(Class<E> type, Map<String, String> settings, String name, E otherwise) {
        String text = line(settings, name).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw new InvalidSettingsException(
                name,
                "This must be one of " + java.util.Arrays.toString(type.getEnumConstants()) + ", not " + text + ".");
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + host + ":" + port + " (" + security + ")";
    }
}
