package dev.parley.channel.email;

import dev.parley.channel.Authorisation;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of one e-mail channel, checked.
 *
 * <p>By name, all optional unless said: {@code receive.protocol} (IMAP, POP3, SMTP_LISTENER, NONE), {@code receive.host} (needed
 * for IMAP and POP3), {@code receive.port}, {@code receive.security} (TLS, STARTTLS, STARTTLS_IF_OFFERED, NONE),
 * {@code receive.user}, {@code receive.password}, {@code receive.fingerprint}, {@code receive.folder} (INBOX),
 * {@code receive.existing} (RECENT, NEW, ALL), {@code receive.pollSeconds} (30), {@code receive.markSeen} (false),
 * {@code receive.delete} (false, POP3 only), {@code send.mode} (LOCAL, SMTP), {@code send.host} (needed for SMTP),
 * {@code send.port}, {@code send.security}, {@code send.user}, {@code send.password}, {@code send.fingerprint},
 * {@code senderName}; {@code auth.mode} (PASSWORD, GOOGLE, MICROSOFT), {@code oauth.clientId}, {@code oauth.clientSecret},
 * {@code oauth.tenant} (organizations), {@code oauth.refreshToken}, {@code oauth.tokenUrl}, {@code graph.url}, {@code graph.mailbox}; {@code aliases};
 * {@code trust.authserv}, {@code trust.certificates}.
 */
record EmailSettings(Receive receive, Send send, String senderName, Entry entry, List<String> aliases, Trust trust) {
    /** What a manager may enter; its page is one of its own, so conditions are not told here. */
    static final List<Setting> SETTINGS = List.of(
            Setting.choice("receive.protocol", "SMTP_LISTENER", "IMAP", "POP3", "SMTP_LISTENER", "GRAPH", "NONE"),
            Setting.optional("receive.host", Type.TEXT, ""),
            Setting.optional("receive.port", Type.NUMBER, ""),
            Setting.choice("receive.security", "TLS", "TLS", "STARTTLS", "STARTTLS_IF_OFFERED", "NONE"),
            Setting.optional("receive.user", Type.TEXT, ""),
            Setting.optional("receive.password", Type.SECRET, ""),
            Setting.optional("receive.fingerprint", Type.TEXT, ""),
            Setting.optional("receive.folder", Type.TEXT, "INBOX"),
            Setting.choice("receive.existing", "RECENT", "RECENT", "NEW", "ALL"),
            Setting.optional("receive.pollSeconds", Type.NUMBER, "30"),
            Setting.optional("receive.markSeen", Type.FLAG, "false"),
            Setting.optional("receive.delete", Type.FLAG, "false"),
            Setting.choice("send.mode", "LOCAL", "LOCAL", "SMTP", "GRAPH"),
            Setting.optional("send.host", Type.TEXT, ""),
            Setting.optional("send.port", Type.NUMBER, ""),
            Setting.choice("send.security", "TLS", "TLS", "STARTTLS", "STARTTLS_IF_OFFERED", "NONE"),
            Setting.optional("send.user", Type.TEXT, ""),
            Setting.optional("send.password", Type.SECRET, ""),
            Setting.optional("send.fingerprint", Type.TEXT, ""),
            Setting.optional("senderName", Type.TEXT, ""),
            Setting.choice("auth.mode", "PASSWORD", "PASSWORD", "GOOGLE", "MICROSOFT"),
            Setting.optional("oauth.clientId", Type.TEXT, ""),
            Setting.optional("oauth.clientSecret", Type.SECRET, ""),
            Setting.optional("oauth.tenant", Type.TEXT, "organizations").when("auth.mode", "MICROSOFT"),
            Setting.optional("oauth.refreshToken", Type.SECRET, ""),
            Setting.optional("oauth.tokenUrl", Type.URL, ""),
            Setting.optional("graph.url", Type.URL, "https://graph.microsoft.com")
                    .when("auth.mode", "MICROSOFT"),
            Setting.optional("graph.mailbox", Type.TEXT, "").when("auth.mode", "MICROSOFT"),
            Setting.optional("aliases", Type.LINES, ""),
            Setting.optional("trust.authserv", Type.TEXT, ""),
            Setting.optional("trust.certificates", Type.LINES, ""));

    private static final MailServer.Ports IMAP = new MailServer.Ports(993, 143, 143);
    private static final MailServer.Ports POP3 = new MailServer.Ports(995, 110, 110);
    private static final MailServer.Ports SUBMISSION = new MailServer.Ports(465, 587, 25);

    /** Where mail comes from. */
    sealed interface Receive {
        /** A mailbox on a server of somebody else, asked by IMAP. */
        record Imap(MailServer server, String folder, Existing existing, Duration poll, boolean markSeen)
                implements Receive {}

        /** A mailbox on a server of somebody else, asked by POP3. */
        record Pop3(MailServer server, Existing existing, Duration poll, boolean delete) implements Receive {}

        /** Senders bring it to Parley's own SMTP listener. */
        record Listener() implements Receive {}

        /** A mailbox of Microsoft 365, asked by Microsoft Graph. */
        record Graph(GraphAccount account, String folder, Existing existing, Duration poll) implements Receive {}

        /** From nowhere. */
        record None() implements Receive {}
    }

    /** Where mail goes to. */
    sealed interface Send {
        /** Into Parley's own local mailbox, to be read on its page. */
        record Local() implements Send {}

        /** To a relay that brings it on. */
        record Relay(MailServer server) implements Send {}

        /** To Microsoft Graph, as the mailbox's owner. */
        record Graph(GraphAccount account) implements Send {}
    }

    /**
     * A mailbox of Microsoft 365.
     *
     * @param api where Graph is
     * @param mailbox whose: the address of a shared mailbox; empty: of whoever authorised the channel
     */
    record GraphAccount(URI api, String mailbox) {}

    /** How mail servers are entered. */
    sealed interface Entry {
        /** With passwords, one for each server. */
        record Password() implements Entry {}

        /** With a token of the mailbox's owner; {@code refreshToken}: from elsewhere, empty where there is none. */
        record OAuth(Authorisation way, String refreshToken) implements Entry {
            /** Leaves the secret out. */
            @Override
            public String toString() {
                return "OAuth[" + way + "]";
            }
        }
    }

    /**
     * Whose word about mails counts.
     *
     * @param authserv the name under which the company's own mail server writes Authentication-Results; empty: whoever wrote the
     *     first
     * @param certificates authorities of signatures beside those that the Java runtime trusts, in PEM
     */
    record Trust(String authserv, String certificates) {
        /** What the Java runtime trusts. */
        static final Trust NONE = new Trust("", "");
    }

    /** One address, entered with passwords. */
    EmailSettings(Receive receive, Send send, String senderName) {
        this(receive, send, senderName, new Entry.Password(), List.of(), Trust.NONE);
    }

    /** What of a mailbox's contents is taken when it is connected for the first time. */
    enum Existing {
        /** Mail of the last seven days that nobody has read yet (POP3 does not know who read what: all of seven days). */
        RECENT,
        /** Only what arrives from now on. */
        NEW,
        /** Everything. */
        ALL
    }

    private enum Protocol {
        IMAP,
        POP3,
        SMTP_LISTENER,
        GRAPH,
        NONE
    }

    private enum Mode {
        LOCAL,
        SMTP,
        GRAPH
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static EmailSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        var entries = new EmailEntries(reader);
        var read = new EmailSettings(
                receive(reader, entries),
                send(reader, entries),
                reader.line("senderName"),
                entries.entry(),
                EmailEntries.aliases(reader),
                EmailEntries.trust(reader));
        entries.check(read);
        return read;
    }

    private static Receive receive(SettingsReader settings, EmailEntries entries) {
        return switch (settings.choice(Protocol.class, "receive.protocol", Protocol.SMTP_LISTENER)) {
            case IMAP -> {
                String folder = settings.line("receive.folder");
                yield new Receive.Imap(
                        mailbox(settings, IMAP, entries.usual("imap")),
                        folder.isEmpty() ? "INBOX" : folder,
                        existing(settings),
                        poll(settings),
                        settings.flag("receive.markSeen"));
            }
            case POP3 ->
                new Receive.Pop3(
                        mailbox(settings, POP3, entries.usual("pop3")),
                        existing(settings),
                        poll(settings),
                        settings.flag("receive.delete"));
            case SMTP_LISTENER -> new Receive.Listener();
            case GRAPH ->
                new Receive.Graph(
                        EmailEntries.account(settings),
                        settings.line("receive.folder").isEmpty() ? "inbox" : settings.line("receive.folder"),
                        existing(settings),
                        poll(settings));
            case NONE -> new Receive.None();
        };
    }

    private static MailServer mailbox(SettingsReader settings, MailServer.Ports ports, MailServer.Usual usual) {
        var server = MailServer.of(settings, "receive", ports, usual);
        if (server.user().isEmpty()) {
            throw new InvalidSettingsException("receive.user", "Enter the user name of the mailbox.");
        }
        if (server.password().isEmpty() && !server.token()) {
            throw new InvalidSettingsException("receive.password", "Enter the password of the mailbox.");
        }
        return server;
    }

    private static Send send(SettingsReader settings, EmailEntries entries) {
        return switch (settings.choice(Mode.class, "send.mode", Mode.LOCAL)) {
            case LOCAL -> new Send.Local();
            case SMTP -> {
                var server = MailServer.of(settings, "send", SUBMISSION, entries.usual("smtp"));
                if (server.token() && server.user().isEmpty()) {
                    throw new InvalidSettingsException("send.user", "Enter the user name of the mailbox.");
                }
                if (!server.token()
                        && server.user().isEmpty() != server.password().isEmpty()) {
                    throw new InvalidSettingsException(
                            "send.password", "Enter both user name and password of the relay, or neither.");
                }
                yield new Send.Relay(server);
            }
            case GRAPH -> new Send.Graph(EmailEntries.account(settings));
        };
    }

    private static Existing existing(SettingsReader settings) {
        return settings.choice(Existing.class, "receive.existing", Existing.RECENT);
    }

    private static Duration poll(SettingsReader settings) {
        return Duration.ofSeconds(settings.number("receive.pollSeconds", 30, 1, 3600));
    }
}
