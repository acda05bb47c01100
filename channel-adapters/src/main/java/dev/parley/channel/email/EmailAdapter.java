package dev.parley.channel.email;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.FileLimit;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Setting;
import dev.parley.channel.TextLimit;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.EmailSettings.Send;
import dev.parley.channel.email.MailboxContext.Limits;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** E-mail: receives by IMAP or POP3 (SMTP comes through {@link SmtpListener}), sends by SMTP or into the local mailbox. */
public final class EmailAdapter implements ChannelAdapter {
    /** Base64 makes four bytes of three, and relays commonly take 35 MB. */
    private static final long MAX_FILES = 25L << 20;

    private static final Capabilities CAPABILITIES = new Capabilities(
            TextLimit.NONE,
            new FileLimit(MAX_FILES, MAX_FILES, Integer.MAX_VALUE, true, Set.of()),
            null,
            true,
            Set.of(Feature.HTML, Feature.SUBJECT, Feature.COPIES, Feature.LETTERS, Feature.PRIVATE));
    private static final int PAGE_MAILS = 100;
    private static final long PAGE_BYTES = 8L << 20;

    private final ChannelCodec codec;
    private final Function<OutboundMessage, byte[]> composer;
    private final MailboxMemory memory;
    private final LocalDelivery local;
    private final MailTiming timing;
    private final Clock clock;

    /** {@code composer} writes an answer as an RFC 5322 mail without a Bcc field, the same bytes each time. */
    public EmailAdapter(
            ChannelCodec codec,
            Function<OutboundMessage, byte[]> composer,
            MailboxMemory memory,
            LocalDelivery local,
            MailTiming timing,
            Clock clock) {
        this.codec = codec;
        this.composer = composer;
        this.memory = memory;
        this.local = local;
        this.timing = timing;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.EMAIL;
    }

    @Override
    public List<Setting> settings() {
        return EmailSettings.SETTINGS;
    }

    @Override
    public Capabilities capabilities(Visibility visibility) {
        return CAPABILITIES;
    }

    @Override
    public ChannelCodec codec() {
        return codec;
    }

    @Override
    public void validate(Map<String, String> settings) {
        EmailSettings.of(settings);
    }

    @Override
    public EmailRoutes receiver(ChannelConfiguration channel, Reception reception) {
        var limits = new Limits(PAGE_MAILS, PAGE_BYTES, reception.maxSize());
        var context = new MailboxContext(channel.id(), timing, memory, limits, new BadMails(), clock);
        return switch (EmailSettings.of(channel.settings()).receive()) {
            case Receive.Imap imap ->
                new EmailRoutes(channel.id(), new ImapMailbox(imap, context), imap.server(), reception, timing);
            case Receive.Pop3 pop3 ->
                new EmailRoutes(channel.id(), new Pop3Mailbox(pop3, context), pop3.server(), reception, timing);
            case Receive.Listener listener -> new EmailRoutes(channel.id(), null, null, reception, timing);
            case Receive.None none -> new EmailRoutes(channel.id(), null, null, reception, timing);
        };
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        byte[] raw = composer.apply(message);
        return switch (EmailSettings.of(channel.settings()).send()) {
            case Send.Local inside -> {
                local.deliver(channel, message, raw);
                yield new SendOutcome.Sent("local mailbox");
            }
            case Send.Relay relay ->
                new SmtpSender(relay.server(), timing).send(message.from().handle(), recipients(message), raw);
        };
    }

    private static List<String> recipients(OutboundMessage message) {
        return message.recipients().stream()
                .filter(recipient -> switch (recipient.role()) {
                    case TO, CC, BCC -> true;
                    case REPLY_TO -> false;
                })
                .map(recipient -> recipient.party().handle())
                .distinct()
                .toList();
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        var settings = EmailSettings.of(channel.settings());
        return List.of(testReceive(settings.receive()), testSend(channel, settings.send()));
    }

    private ConnectionCheck testReceive(Receive receive) {
        return switch (receive) {
            case Receive.Imap imap -> MailProbe.imap(imap, timing);
            case Receive.Pop3 pop3 -> MailProbe.pop3(pop3, timing);
            case Receive.Listener listener ->
                new ConnectionCheck(Side.RECEIVE, true, "Mail comes in through Parley's own SMTP listener.");
            case Receive.None none -> new ConnectionCheck(Side.RECEIVE, true, "This channel receives nothing.");
        };
    }

    private ConnectionCheck testSend(ChannelConfiguration channel, Send send) {
        return switch (send) {
            case Send.Local inside ->
                new ConnectionCheck(Side.SEND, true, "Answers are kept in Parley's own local mailbox.");
            case Send.Relay outside -> {
                var relay = outside.server();
                try {
                    new SmtpSender(relay, timing).probe(channel.address());
                    yield new ConnectionCheck(Side.SEND, true, relay.host() + " takes mail from Parley.");
                } catch (MessagingException e) {
                    yield new ConnectionCheck(Side.SEND, false, MailFailures.sentence(e, relay));
                }
            }
        };
    }
}
