package dev.parley.channel.email;

import dev.parley.channel.Authorisation;
import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.FileLimit;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.KindDescription;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.email.EmailSettings.Entry;
import dev.parley.channel.email.EmailSettings.GraphAccount;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.EmailSettings.Send;
import dev.parley.channel.email.MailboxContext.Limits;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.ProviderTools;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

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

    private final KindDescription description;
    private final Function<OutboundMessage, byte[]> composer;
    private final MailboxMemory memory;
    private final LocalDelivery local;
    private final MailTiming timing;
    private final ProviderTools tools;

    /**
     * Receives and sends with these.
     *
     * @param composer writes an answer as an RFC 5322 mail without a Bcc field, the same bytes each time
     */
    public EmailAdapter(
            ChannelCodec codec,
            Function<OutboundMessage, byte[]> composer,
            MailboxMemory memory,
            LocalDelivery local,
            MailTiming timing,
            ProviderTools tools) {
        this.description = new KindDescription(
                ChannelKind.EMAIL, EmailSettings.SETTINGS, EmailSettings::of, visibility -> CAPABILITIES, codec);
        this.composer = composer;
        this.memory = memory;
        this.local = local;
        this.timing = timing;
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return description;
    }

    @Override
    public Optional<Authorisation> authorisation(Map<String, String> settings) {
        return switch (EmailSettings.of(settings).entry()) {
            case Entry.Password password -> Optional.empty();
            case Entry.OAuth oauth -> Optional.of(oauth.way());
        };
    }

    private MailSignIn signIn(ChannelConfiguration channel, EmailSettings settings) {
        return switch (settings.entry()) {
            case Entry.Password password -> MailSignIn.PASSWORD;
            case Entry.OAuth oauth -> new MailTokens(tools, channel.id(), oauth);
        };
    }

    private GraphMail graph(ChannelConfiguration channel, EmailSettings settings, GraphAccount account) {
        return switch (settings.entry()) {
            case Entry.Password password ->
                throw new InvalidSettingsException("auth.mode", "Microsoft Graph is entered with Microsoft's sign-in.");
            case Entry.OAuth oauth ->
                new GraphMail(account, channel.id(), tools, new MailTokens(tools, channel.id(), oauth));
        };
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var limits = new Limits(PAGE_MAILS, PAGE_BYTES, reception.maxSize());
        var settings = EmailSettings.of(channel.settings());
        var context = new MailboxContext(
                channel.id(), timing, memory, limits, new BadMails(), tools.clock(), signIn(channel, settings));
        return switch (settings.receive()) {
            case Receive.Imap imap ->
                new EmailRoutes(channel.id(), new ImapMailbox(imap, context), imap.server(), reception, timing);
            case Receive.Pop3 pop3 ->
                new EmailRoutes(channel.id(), new Pop3Mailbox(pop3, context), pop3.server(), reception, timing);
            case Receive.Listener listener -> new EmailRoutes(channel.id(), null, null, reception, timing);
            case Receive.None none -> new EmailRoutes(channel.id(), null, null, reception, timing);
            case Receive.Graph folder ->
                new PollRoutes(
                        channel.id(),
                        () -> new GraphPoll(folder, context, graph(channel, settings, folder.account())),
                        tools.cursors(),
                        reception,
                        tools.polling().every(folder.poll()));
        };
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        byte[] raw = composer.apply(message);
        var settings = EmailSettings.of(channel.settings());
        return switch (settings.send()) {
            case Send.Local inside -> {
                local.deliver(channel, message, raw);
                yield new SendOutcome.Sent("local mailbox");
            }
            case Send.Relay relay ->
                new SmtpSender(relay.server(), timing, signIn(channel, settings))
                        .send(message.from().handle(), recipients(message), raw);
            case Send.Graph account ->
                graph(channel, settings, account.account()).send(raw, hidden(message));
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

    private static List<String> hidden(OutboundMessage message) {
        return message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.BCC)
                .map(recipient -> recipient.party().handle())
                .distinct()
                .toList();
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        var settings = EmailSettings.of(channel.settings());
        return List.of(testReceive(channel, settings), testSend(channel, settings));
    }

    private ConnectionCheck testReceive(ChannelConfiguration channel, EmailSettings settings) {
        return switch (settings.receive()) {
            case Receive.Imap imap -> MailProbe.imap(imap, timing, signIn(channel, settings));
            case Receive.Pop3 pop3 -> MailProbe.pop3(pop3, timing, signIn(channel, settings));
            case Receive.Listener listener ->
                new ConnectionCheck(Side.RECEIVE, true, "Mail comes in through Parley's own SMTP listener.");
            case Receive.Graph folder ->
                graph(channel, settings, folder.account()).check(Side.RECEIVE, folder.folder());
            case Receive.None none -> new ConnectionCheck(Side.RECEIVE, true, "This channel receives nothing.");
        };
    }

    private ConnectionCheck testSend(ChannelConfiguration channel, EmailSettings settings) {
        return switch (settings.send()) {
            case Send.Local inside ->
                new ConnectionCheck(Side.SEND, true, "Answers are kept in Parley's own local mailbox.");
            case Send.Graph account ->
                graph(channel, settings, account.account()).check(Side.SEND, "inbox");
            case Send.Relay outside -> {
                var relay = outside.server();
                try {
                    new SmtpSender(relay, timing, signIn(channel, settings)).probe(channel.address());
                    yield new ConnectionCheck(Side.SEND, true, relay.host() + " takes mail from Parley.");
                } catch (MessagingException e) {
                    yield new ConnectionCheck(Side.SEND, false, MailFailures.sentence(e, relay));
                }
            }
        };
    }
}
