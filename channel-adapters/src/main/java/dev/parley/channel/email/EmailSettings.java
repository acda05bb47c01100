package dev.parley.channel.email;

import dev.parley.channel.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

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
    /** Settings that are kept sealed and never shown again. */
    static final Set<String> SECRETS = Set.of("receive.password", "send.password");

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
        return new EmailSettings(receive(settings), send(settings), MailServer.line(settings, "senderName"));
    }

    private static Receive receive(Map<String, String> settings) {
        return switch (MailServer.choice(Protocol.class, settings, "receive.protocol", Protocol.SMTP_LISTENER)) {
            case IMAP -> {
                String folder = MailServer.line(settings, "receive.folder");
                yield new Receive.Imap(
                        mailbox(settings, IMAP),
                        folder.isEmpty() ? "INBOX" : folder,
                        existing(settings),
                        poll(settings),
                        flag(settings, "receive.markSeen"));
            }
            case POP3 ->
                new Receive.Pop3(
                        mailbox(settings, POP3), existing(settings), poll(settings), flag(settings, "receive.delete"));
            case SMTP_LISTENER -> new Receive.Listener();
            case NONE -> new Receive.None();
        };
    }

    private static MailServer mailbox(Map<String, String> settings, MailServer.Ports ports) {
        var server = MailServer.of(settings, "receive", ports);
        if (server.user().isEmpty()) {
            throw new InvalidSettingsException("receive.user", "Enter the user name of the mailbox.");
        }
        if (server.password().isEmpty()) {
            throw new InvalidSettingsException("receive.password", "Enter the password of the mailbox.");
        }
        return server;
    }

    private static Send send(Map<String, String> settings) {
        return switch (MailServer.choice(Mode.class, settings, "send.mode", Mode.LOCAL)) {
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

    private static Existing existing(Map<String, String> settings) {
        return MailServer.choice(Existing.class, settings, "receive.existing", Existing.RECENT);
    }

    private static Duration poll(Map<String, String> settings) {
        String text = MailServer.line(settings, "receive.pollSeconds");
        if (text.isEmpty()) {
            return Duration.ofSeconds(30);
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 3600) {
            throw new InvalidSettingsException("receive.pollSeconds", "Enter a number of seconds from 1 to 3600.");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static boolean flag(Map<String, String> settings, String name) {
        return switch (MailServer.line(settings, name)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new InvalidSettingsException(name, "This must be true or false.");
        };
    }
}
