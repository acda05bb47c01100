package dev.parley.channel.email;

import dev.parley.channel.Authorisation;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.OAuthClient;
import dev.parley.channel.OAuthProvider;
import dev.parley.channel.SettingsReader;
import dev.parley.channel.email.EmailSettings.Entry;
import dev.parley.channel.email.EmailSettings.GraphAccount;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.EmailSettings.Send;
import dev.parley.channel.email.EmailSettings.Trust;
import dev.parley.channel.email.MailServer.Security;
import dev.parley.channel.email.MailServer.Usual;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a channel's settings belongs to those who run its mailbox: Google, Microsoft, or somebody who takes passwords. */
final class EmailEntries {
    static final String GRAPH = "https://graph.microsoft.com";
    /** Under which name the token is kept. */
    static final String TOKEN = "oauth";

    private static final int MOST_ALIASES = 200;
    private static final String OUTLOOK = "https://outlook.office.com/";

    private enum Mode {
        PASSWORD,
        GOOGLE,
        MICROSOFT
    }

    private final SettingsReader settings;
    private final Mode mode;

    EmailEntries(SettingsReader settings) {
        this.settings = settings;
        this.mode = settings.choice(Mode.class, "auth.mode", Mode.PASSWORD);
    }

    /** {@code protocol}: "imap", "pop3" or "smtp". */
    Usual usual(String protocol) {
        boolean sends = protocol.equals("smtp");
        return switch (mode) {
            case PASSWORD -> Usual.NONE;
            case GOOGLE ->
                new Usual(protocol.equals("pop3") ? "pop.gmail.com" : protocol + ".gmail.com", Security.TLS, true);
            case MICROSOFT ->
                new Usual(
                        sends ? "smtp.office365.com" : "outlook.office365.com",
                        sends ? Security.STARTTLS : Security.TLS,
                        true);
        };
    }

    Entry entry() {
        if (mode == Mode.PASSWORD) {
            return new Entry.Password();
        }
        boolean google = mode == Mode.GOOGLE;
        var client = new OAuthClient(
                settings.required(
                        "oauth.clientId",
                        google
                                ? "Enter the OAuth client id from \"Credentials\" in the Google Cloud console."
                                : "Enter the application (client) id from \"App registrations\" in Microsoft Entra."),
                settings.line("oauth.clientSecret"));
        var way = new Authorisation(google ? google() : microsoft(), client, TOKEN);
        return new Entry.OAuth(way, settings.text("oauth.refreshToken"));
    }

    private OAuthProvider google() {
        return new OAuthProvider(
                "Google",
                URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
                settings.server("oauth.tokenUrl", "https://oauth2.googleapis.com/token"),
                List.of("https://mail.google.com/"),
                Map.of("access_type", "offline", "prompt", "consent"),
                OAuthProvider.Proof.BODY);
    }

    private OAuthProvider microsoft() {
        String entered = settings.line("oauth.tenant");
        String tenant = entered.isEmpty() ? "organizations" : entered;
        if (!tenant.matches("[A-Za-z0-9.-]{1,100}")) {
            throw new InvalidSettingsException(
                    "oauth.tenant", "Enter the directory (tenant) id, or its domain, from Microsoft Entra.");
        }
        String base = "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/";
        return new OAuthProvider(
                "Microsoft",
                URI.create(base + "authorize"),
                settings.server("oauth.tokenUrl", base + "token"),
                usesGraph()
                        ? graphScopes()
                        : List.of(
                                "offline_access",
                                OUTLOOK + "IMAP.AccessAsUser.All",
                                OUTLOOK + "POP.AccessAsUser.All",
                                OUTLOOK + "SMTP.Send"),
                Map.of(),
                OAuthProvider.Proof.BODY);
    }

    static GraphAccount account(SettingsReader settings) {
        String mailbox = settings.line("graph.mailbox");
        if (!mailbox.isEmpty() && !mailbox.matches("[^@\\s/]{1,64}@[^@\\s/]{1,255}")) {
            throw new InvalidSettingsException(
                    "graph.mailbox", "Enter the address of the shared mailbox, or leave this empty.");
        }
        return new GraphAccount(settings.server("graph.url", GRAPH), mailbox);
    }

    private List<String> graphScopes() {
        String shared = settings.line("graph.mailbox").isEmpty() ? "" : ".Shared";
        return List.of(
                "offline_access", GRAPH + "/Mail.Read" + shared, GRAPH + "/Mail.Send" + shared, GRAPH + "/User.Read");
    }

    private boolean usesGraph() {
        return settings.line("receive.protocol").equalsIgnoreCase("GRAPH")
                || settings.line("send.mode").equalsIgnoreCase("GRAPH");
    }

    /** A token of Microsoft's is for one of its interfaces only. */
    void check(EmailSettings read) {
        boolean receives = read.receive() instanceof Receive.Graph;
        boolean sends = read.send() instanceof Send.Graph;
        if ((receives || sends) && mode != Mode.MICROSOFT) {
            throw new InvalidSettingsException(
                    "auth.mode", "Microsoft Graph is entered with Microsoft's sign-in: choose MICROSOFT.");
        }
        if (receives && read.send() instanceof Send.Relay) {
            throw new InvalidSettingsException(
                    "send.mode", "A mailbox that is read by Microsoft Graph also sends by it: choose GRAPH.");
        }
        if (sends && (read.receive() instanceof Receive.Imap || read.receive() instanceof Receive.Pop3)) {
            throw new InvalidSettingsException(
                    "receive.protocol", "A mailbox that sends by Microsoft Graph is also read by it: choose GRAPH.");
        }
    }

    static List<String> aliases(SettingsReader settings) {
        var lines = settings.lines("aliases");
        if (lines.size() > MOST_ALIASES) {
            throw new InvalidSettingsException("aliases", "Enter at most " + MOST_ALIASES + " addresses.");
        }
        return lines.stream().map(EmailEntries::alias).distinct().toList();
    }

    private static String alias(String line) {
        return OwnAddresses.alias(line)
                .orElseThrow(() -> new InvalidSettingsException(
                        "aliases", "Enter one address in each line; this is none: " + line));
    }

    static Trust trust(SettingsReader settings) {
        String certificates = settings.text("trust.certificates");
        SmimeTrust.check(certificates);
        return new Trust(settings.line("trust.authserv").toLowerCase(Locale.ROOT), certificates);
    }
}
