package dev.parley.channel.email;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.SettingsReader;
import java.util.Locale;

/**
 * How to reach and enter a mail server.
 *
 * @param host its name or address
 * @param port its TCP port
 * @param security how the connection is kept private
 * @param user empty to enter without a name (relays only)
 * @param password empty only together with {@code user}
 * @param fingerprint SHA-256 of the one certificate to trust, 64 lower-case hex digits; empty to trust what the Java runtime trusts
 * @param token whether a token takes the place of the password
 */
record MailServer(
        String host, int port, Security security, String user, String password, String fingerprint, boolean token) {
    /** Entered with a password. */
    MailServer(String host, int port, Security security, String user, String password, String fingerprint) {
        this(host, port, security, user, password, fingerprint, false);
    }

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
    static MailServer of(SettingsReader settings, String prefix, Ports ports, Usual usual) {
        var security = settings.choice(Security.class, prefix + ".security", usual.security());
        String entered = settings.line(prefix + ".host");
        String host = entered.isEmpty() ? usual.host() : entered;
        if (host.isEmpty() || host.indexOf(' ') >= 0 || host.indexOf('/') >= 0 || host.indexOf('@') >= 0) {
            throw new InvalidSettingsException(
                    prefix + ".host", "Enter the name of the mail server, for example mail.example.com.");
        }
        String fingerprint = settings.line(prefix + ".fingerprint")
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
                settings.line(prefix + ".user"),
                usual.token() ? "" : settings.line(prefix + ".password"),
                fingerprint,
                usual.token());
    }

    /**
     * What counts where nothing is entered.
     *
     * @param host empty where there is no usual one
     * @param token whether it is entered with a token
     */
    record Usual(String host, Security security, boolean token) {
        /** Nothing is known of it. */
        static final Usual NONE = new Usual("", Security.TLS, false);
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

    private static int port(SettingsReader settings, String name, int usual) {
        int port = settings.number(name, 0, 0, 65_535);
        return port == 0 ? usual : port;
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + host + ":" + port + " (" + security + ")";
    }
}
