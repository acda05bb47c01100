package dev.parley.channel.email;

import dev.parley.channel.SendOutcome;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one mail to a relay (RFC 5321, 6409), to all its recipients or to none, and tells exactly how that ended: once the whole
 * text is out and no answer came, nobody knows.
 */
final class SmtpSender {
    private static final Logger log = LoggerFactory.getLogger(SmtpSender.class);

    private final MailServer relay;
    private final MailTiming timing;
    private final MailSignIn signIn;

    SmtpSender(MailServer relay, MailTiming timing) {
        this(relay, timing, MailSignIn.PASSWORD);
    }

    SmtpSender(MailServer relay, MailTiming timing, MailSignIn signIn) {
        this.relay = relay;
        this.timing = timing;
        this.signIn = signIn;
    }

    /** The mail as it is to go out, byte for byte. */
    private static final class Raw extends SMTPMessage {
        private final byte[] content;
        private boolean written;

        Raw(Session session, String from, byte[] content) {
            super(session);
            this.content = content;
            setEnvelopeFrom(from);
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] without) throws IOException {
            out.write(content);
            out.flush();
            written = true;
        }
    }

    SendOutcome send(String from, List<String> recipients, byte[] content) {
        var sockets = new MailSockets();
        var session = session(from, sockets);
        var raw = new Raw(session, from, content);
        try {
            var transport = connect(session);
            transport.sendMessage((MimeMessage) raw, addresses(recipients));
            String answer = String.valueOf(transport.getLastServerResponse()).strip();
            leave(transport);
            return new SendOutcome.Sent(answer);
        } catch (MessagingException e) {
            log.debug("The relay {} did not take a mail", relay, e);
            return classify(e, raw.written);
        } finally {
            sockets.abort();
        }
    }

    /** Signs in and out. */
    void probe(String from) throws MessagingException {
        var sockets = new MailSockets();
        try {
            leave(connect(session(from, sockets)));
        } finally {
            sockets.abort();
        }
    }

    /** What happens now changes nothing about the mail. */
    private void leave(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The relay {} did not say goodbye", relay, e);
        }
    }

    private Session session(String from, MailSockets sockets) {
        var session = MailSessions.of("smtp", relay, timing, sockets);
        var properties = session.getProperties();
        properties.setProperty("mail.smtp.localhost", from.substring(from.lastIndexOf('@') + 1));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(!relay.user().isEmpty()));
        return session;
    }

    private SMTPTransport connect(Session session) throws MessagingException {
        var transport = (SMTPTransport) session.getTransport("smtp");
        if (relay.user().isEmpty()) {
            transport.connect(relay.host(), relay.port(), null, null);
        } else {
            signIn.enter(transport, relay);
        }
        return transport;
    }

    private static Address[] addresses(List<String> recipients) throws MessagingException {
        var addresses = new Address[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            var address = new InternetAddress();
            address.setAddress(recipients.get(i));
            addresses[i] = address;
        }
        return addresses;
    }

    private SendOutcome classify(MessagingException failure, boolean written) {
        var causes = MailFailures.causes(failure);
        var refusedRecipients = causes.stream()
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .toList();
        if (!refusedRecipients.isEmpty()) {
            return recipients(refusedRecipients);
        }
        return causes.stream()
                .map(cause -> answer(cause, written))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> broken(MailFailures.sentence(failure, relay), written));
    }

    private Optional<SendOutcome> answer(Throwable cause, boolean written) {
        return Optional.ofNullable(
                switch (cause) {
                    case AuthenticationFailedException refused -> refusedSignIn(refused);
                    case SMTPSenderFailedException sender ->
                        answered(sender.getReturnCode(), sender.getMessage(), written);
                    case SMTPSendFailedException send -> answered(send.getReturnCode(), send.getMessage(), written);
                    default -> null;
                });
    }

    private SendOutcome refusedSignIn(AuthenticationFailedException refused) {
        String words = MailFailures.sentence(refused, relay);
        return String.valueOf(refused.getMessage()).startsWith("4")
                ? new SendOutcome.TryAgain(Duration.ZERO, words)
                : new SendOutcome.Unauthorised(words);
    }

    private static SendOutcome recipients(List<SMTPAddressFailedException> refused) {
        String words = refused.stream()
                .map(each -> each.getAddress() + ": "
                        + String.valueOf(each.getMessage()).strip())
                .collect(Collectors.joining("; "));
        return refused.stream().anyMatch(each -> each.getReturnCode() >= 500)
                ? new SendOutcome.Rejected(words)
                : new SendOutcome.TryAgain(Duration.ZERO, words);
    }

    private SendOutcome answered(int code, @Nullable String message, boolean written) {
        String words = relay.host() + " answered: " + String.valueOf(message).strip();
        return switch (code) {
            case 530, 534, 535, 538 -> new SendOutcome.Unauthorised(words);
            default -> {
                if (code >= 500) {
                    yield new SendOutcome.Rejected(words);
                }
                yield code >= 400
                        ? new SendOutcome.TryAgain(Duration.ZERO, words)
                        : broken(relay.host() + " closed the connection.", written);
            }
        };
    }

    private static SendOutcome broken(String words, boolean written) {
        return written ? new SendOutcome.Unknown(words) : new SendOutcome.TryAgain(Duration.ZERO, words);
    }
}
