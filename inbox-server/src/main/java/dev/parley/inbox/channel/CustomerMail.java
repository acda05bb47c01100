package dev.parley.inbox.channel;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.Recipient.Role;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.channel.Venue;
import dev.parley.channel.email.EmailComposer;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Writes what a customer's mail program would, and gives it in where the SMTP listener does: from there on it is a mail like any
 * other.
 */
@Component
final class CustomerMail {
    private static final Logger log = LoggerFactory.getLogger(CustomerMail.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

    /** Not this installation's: a mail with its id would be taken for one of its own that came back. */
    private final EmailComposer composer = new EmailComposer("");

    private final Channels channels;
    private final InboundStream stream;
    private final Clock clock;

    CustomerMail(Channels channels, InboundStream stream, Clock clock) {
        this.channels = channels;
        this.stream = stream;
        this.clock = clock;
    }

    /** Answers a mail as its first recipient: to its Reply-To, with what it said below. */
    void answer(LocalMail.Mail mail, @Nullable String text) {
        String words = words(text);
        var content = mail.content();
        String own = Checked.email(mail.item().to().stream().findFirst().orElse(""));
        var customer = content.recipients().stream()
                .map(Recipient::party)
                .filter(party -> party.handle().equalsIgnoreCase(own))
                .findFirst()
                .orElse(new Party(own, ""));
        var to = content.recipients().stream()
                .filter(recipient -> recipient.role() == Role.REPLY_TO)
                .map(Recipient::party)
                .findFirst()
                .orElse(content.from());
        handIn(new OutboundMessage(
                newId(own),
                customer,
                "",
                List.of(new Recipient(Role.TO, to)),
                replySubject(content.subject()),
                words + "\n\n" + quote(content),
                "",
                content.thread().messageId(),
                content.thread().references().reversed(),
                List.of(),
                clock.instant(),
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null));
    }

    /** Writes a new mail to one of the channels. */
    void compose(@Nullable String from, @Nullable String to, @Nullable String subject, @Nullable String text) {
        String own = Checked.email(from);
        String words = words(text);
        handIn(new OutboundMessage(
                newId(own),
                new Party(own, ""),
                "",
                List.of(new Recipient(Role.TO, new Party(Checked.email(to), ""))),
                subject == null ? "" : subject.strip(),
                words,
                "",
                "",
                List.of(),
                List.of(),
                clock.instant(),
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null));
    }

    private void handIn(OutboundMessage mail) {
        String to = mail.recipients().getFirst().party().handle();
        var channel = channels.byAddress(to).filter(Channel::enabled).orElseThrow(() -> unknown(to));
        var attributes = Map.of(
                Attributes.MAIL_FROM,
                mail.from().handle(),
                Attributes.RCPT_TO,
                to,
                Attributes.REMOTE,
                "Parley's local mailbox");
        try {
            stream.accept(List.of(new InboundEnvelope(
                    channel.id(), "local mailbox " + mail.externalId(), clock.instant(), written(mail), attributes)));
        } catch (EnvelopeTooLargeException e) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", String.valueOf(e.getMessage()));
        } catch (SinkUnavailableException e) {
            log.warn("A mail from the local mailbox was not taken: {}", e.getMessage());
            throw Problem.storeUnavailable();
        }
    }

    private byte[] written(OutboundMessage mail) {
        try {
            return composer.compose(mail);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
    }

    private Problem unknown(String to) {
        String known = channels.list().stream()
                .filter(Channel::enabled)
                .map(Channel::address)
                .collect(Collectors.joining(", "));
        return Problem.invalid(
                known.isEmpty()
                        ? "No channel is switched on that could take a mail to " + to + ". Add one under Channels."
                        : to + " is not the address of a channel here. Write to one of these: " + known);
    }

    private static String words(@Nullable String text) {
        String words = text == null ? "" : text.strip();
        if (words.isEmpty()) {
            throw Problem.invalid("Write something before you send it.");
        }
        return words;
    }

    private static String newId(String address) {
        return Ids.next() + address.substring(address.lastIndexOf('@'));
    }

    private static String replySubject(String subject) {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    private static String quote(InboundMessage content) {
        String name = content.from().displayName();
        String handle = content.from().handle();
        String who = name.isBlank() ? handle : name + " <" + handle + ">";
        String below = content.body()
                .text()
                .lines()
                .map(line -> line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
        return "On " + DAY.format(content.sentAt().atOffset(ZoneOffset.UTC)) + ", " + who + " wrote:\n" + below + "\n";
    }
}
