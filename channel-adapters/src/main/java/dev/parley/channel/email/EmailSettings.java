package dev.parley.channel.email;

import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.Setting;
import dev.parley.channel.Setting.Type;
import dev.parley.channel.SettingsReader;
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
 * {@code senderName}.
 */
record EmailSettings(Receive receive, Send send, String senderName) {
    /** What a manager may enter; its page is one of its own, so conditions are not told here. */
    static final List<Setting> SETTINGS = List.of(
            Setting.choice("receive.protocol", "SMTP_LISTENER", "IMAP", "POP3", "SMTP_LISTENER", "NONE"),
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
            Setting.choice("send.mode", "LOCAL", "LOCAL", "SMTP"),
            Setting.optional("send.host", Type.TEXT, ""),
            Setting.optional("send.port", Type.NUMBER, ""),
            Setting.choice("send.security", "TLS", "TLS", "STARTTLS", "STARTTLS_IF_OFFERED", "NONE"),
            Setting.optional("send.user", Type.TEXT, ""),
            Setting.optional("send.password", Type.SECRET, ""),
            Setting.optional("send.fingerprint", Type.TEXT, ""),
            Setting.optional("senderName", Type.TEXT, ""));

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

        /** From nowhere. */
        record None() implements Receive {}
    }

    /** Where mail goes to. */
    sealed interface Send {
        /** Into Parley's own local mailbox, to be read on its page. */
        record Local() implements Send {}

        /** To a relay that brings it on. */
        record Relay(MailServer server) implements Send {}
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
        NONE
    }

    private enum Mode {
        LOCAL,
        SMTP
    }

    /**
     * Reads and checks.
     *
     * @throws InvalidSettingsException when they cannot work
     */
    static EmailSettings of(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        return new EmailSettings(receive(reader), send(reader), reader.line("senderName"));
    }

    private static Receive receive(SettingsReader settings) {
        return switch (settings.choice(Protocol.class, "receive.protocol", Protocol.SMTP_LISTENER)) {
            case IMAP -> {
                String folder = settings.line("receive.folder");
                yield new Receive.Imap(
                        mailbox(settings, IMAP),
                        folder.isEmpty() ? "INBOX" : folder,
                        existing(settings),
                        poll(settings),
                        settings.flag("receive.markSeen"));
            }
            case POP3 ->
                new Receive.Pop3(
                        mailbox(settings, POP3), existing(settings), poll(settings), settings.flag("receive.delete"));
            case SMTP_LISTENER -> new Receive.Listener();
            case NONE -> new Receive.None();
        };
    }

    private static MailServer mailbox(SettingsReader settings, MailServer.Ports ports) {
        var server = MailServer.of(settings, "receive", ports);
        if (server.user().isEmpty()) {
            throw new InvalidSettingsException("receive.user", "Enter the user name of the mailbox.");
        }
        if (server.password().isEmpty()) {
            throw new InvalidSettingsException("receive.password", "Enter the password of the mailbox.");
        }
        return server;
    }

    private static Send send(SettingsReader settings) {
        return switch (settings.choice(Mode.class, "send.mode", Mode.LOCAL)) {
            case LOCAL -> new Send.Local();
            case SMTP -> {
                var server = MailServer.of(settings, "send", SUBMISSION);
                if (server.user().isEmpty() != server.password().isEmpty()) {
                    throw new InvalidSettingsException(
                            "send.password", "Enter both user name and password of the relay, or neither.");
                }
                yield new Send.Relay(server);
            }
        };
    }

    private static Existing existing(SettingsReader settings) {
        return settings.choice(Existing.class, "receive.existing", Existing.RECENT);
    }

    private static Duration poll(SettingsReader settings) {
        return Duration.ofSeconds(settings.number("receive.pollSeconds", 30, 1, 3600));
    }
}
