package dev.parley.channel.email;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.Recipient.Role;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.EncodedWords;
import dev.parley.channel.email.mime.Headers;
import dev.parley.channel.email.mime.MailDates;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.mime.MimeReader;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.email.text.BodyReader;
import dev.parley.channel.email.text.Forwarding;
import dev.parley.channel.email.text.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads RFC 5322 mail the way the world sends it. Only an empty payload is refused; everything else becomes a message, however
 * little of it can be told.
 *
 * <p>Who wrote it: From, else Sender, Reply-To, Return-Path, the envelope's sender; a mail that names nobody is from
 * {@code unknown@invalid} (RFC 2606), so that its text still reaches a person. When it was written: Date, unless that is
 * missing, before 1990 or more than two days ahead. Which repeat it is: see {@link ExternalIds}.
 */
public final class EmailCodec implements ChannelCodec {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int MAX_SUBJECT = 998;
    private static final int MAX_RECIPIENTS = 1000;
    private static final Party NOBODY = new Party("unknown@invalid", "");

    private final Natures natures;

    /** {@code instance}: the id of this installation; mails that carry it have come back. */
    public EmailCodec(String instance) {
        this.natures = new Natures(instance);
    }

    @Override
    public InboundMessage decode(InboundEnvelope envelope) {
        byte[] raw = envelope.raw();
        if (isEmpty(raw)) {
            throw new UnreadableMessageException("The message is empty: it has neither a header nor a body.", null);
        }
        MimePart root = MimeReader.read(raw);
        Headers headers = root.headers();
        MessageContents contents = MessageContents.of(root);
        Party from = from(headers, envelope);
        String subject = headers.text("subject", MAX_SUBJECT);
        Subjects.Topic topic = Subjects.of(subject);
        Body body = BodyReader.read(contents.plain(), contents.html(), forwarding(topic));
        MessageNature nature = natures.of(headers, contents, body.text(), hasNoSender(headers, envelope));
        boolean isReport =
                nature instanceof MessageNature.Bounce || !contents.statuses().isEmpty();
        return new InboundMessage(
                ExternalIds.of(MessageIds.own(headers), headers, raw),
                from,
                recipients(headers, envelope, from),
                subject,
                sentAt(headers, envelope.receivedAt()),
                body,
                contents.attachments(),
                List.of(),
                nature,
                new Threads(envelope, headers, contents).hints(body.text(), topic, isReport),
                Venue.MAIL);
    }

    private static boolean isEmpty(byte[] raw) {
        for (byte b : raw) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Forwarding forwarding(Subjects.Topic topic) {
        return topic.isForward() ? Forwarding.KEEP_ALL : topic.isReply() ? Forwarding.FOLD : Forwarding.KEEP_MARKED;
    }

    /** The null sender of reports (RFC 5321 section 4.5.5), as the transport or Return-Path tells. */
    private static boolean hasNoSender(Headers headers, InboundEnvelope envelope) {
        String path = headers.first("return-path").replace(" ", "");
        String sender = envelope.attributes().get(Attributes.MAIL_FROM);
        return path.equals("<>") || sender != null && (sender.isBlank() || sender.equals("<>"));
    }

    private static Party from(Headers headers, InboundEnvelope envelope) {
        Optional<Party> behind = behindList(headers);
        if (behind.isPresent()) {
            return behind.get();
        }
        for (String name : List.of("from", "sender", "resent-from", "reply-to", "return-path")) {
            Optional<Party> party = Addresses.first(headers.first(name));
            if (party.isPresent()) {
                return named(party.get(), headers);
            }
        }
        return Addresses.first(envelope.attributes().getOrDefault(Attributes.MAIL_FROM, ""))
                .map(party -> named(party, headers))
                .orElseGet(() -> named(NOBODY, headers));
    }

    /**
     * Who wrote to a list that passes mail on under its own address, as it must where DMARC forbids to write in another's name:
     * "'Jane Doe' via Support" with the writer in X-Original-From (Google Groups) or Reply-To (Mailman).
     */
    private static Optional<Party> behindList(Headers headers) {
        Optional<Party> list = headers.has("list-id") || headers.has("list-post")
                ? Addresses.first(headers.first("from"))
                : Optional.empty();
        if (list.isEmpty() || !list.get().displayName().contains(" via ")) {
            return Optional.empty();
        }
        return Stream.of("x-original-from", "reply-to", "x-original-sender")
                .flatMap(name -> Addresses.parse(headers.first(name)).stream())
                .filter(party -> !party.handle().equals(list.get().handle()))
                .findFirst();
    }

    /** A From without an address ("Mail Delivery System") still tells a name. */
    private static Party named(Party party, Headers headers) {
        boolean isFrom = !party.displayName().isEmpty() || headers.first("from").contains("@");
        return isFrom
                ? party
                : new Party(party.handle(), Texts.oneLine(EncodedWords.decode(headers.first("from")), 320));
    }

    private static List<Recipient> recipients(Headers headers, InboundEnvelope envelope, Party from) {
        List<Recipient> recipients = new ArrayList<>();
        add(recipients, Role.TO, headers.all("to"));
        add(recipients, Role.CC, headers.all("cc"));
        add(recipients, Role.BCC, headers.all("bcc"));
        if (recipients.isEmpty()) {
            String addressed = envelope.attributes().getOrDefault(Attributes.RCPT_TO, headers.first("delivered-to"));
            add(recipients, Role.TO, List.of(addressed));
        }
        List<Party> answers = headers.all("reply-to").stream()
                .flatMap(value -> Addresses.parse(value).stream())
                .toList();
        for (Party answer : answers) {
            if (!answer.handle().equals(from.handle())) {
                recipients.add(new Recipient(Role.REPLY_TO, answer));
            }
        }
        return recipients;
    }

    private static void add(List<Recipient> recipients, Role role, List<String> values) {
        for (String value : values) {
            for (Party party : Addresses.parse(value)) {
                if (recipients.size() < MAX_RECIPIENTS) {
                    recipients.add(new Recipient(role, party));
                }
            }
        }
    }

    private static Instant sentAt(Headers headers, Instant receivedAt) {
        return MailDates.parse(headers.first("date"))
                .filter(date -> date.isAfter(EARLIEST) && date.isBefore(receivedAt.plus(AHEAD)))
                .orElse(receivedAt);
    }
}
