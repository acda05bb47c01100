package dev.parley.inbox.channel;

import dev.parley.channel.Capabilities;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TemplatesOutcome;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.MailAuthenticity;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The channels of the company, and what can be done through them. Answers are at most a second old. */
@Component
public final class Channels {
    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    private final ChannelDirectory directory;
    private final ChannelConfigurations configurations;
    private final ChannelAdapters adapters;
    private final OutgoingSettings settings;

    Channels(
            ChannelDirectory directory,
            ChannelConfigurations configurations,
            ChannelAdapters adapters,
            OutgoingSettings settings) {
        this.directory = directory;
        this.configurations = configurations;
        this.adapters = adapters;
        this.settings = settings;
    }

    /** One channel; a 404 problem when there is none. */
    public Channel get(ChannelId id) {
        return find(id).orElseThrow(() -> Problem.notFound("channel"));
    }

    /** One channel. */
    public Optional<Channel> find(ChannelId id) {
        return directory.find(id).map(this::channel);
    }

    /** All channels, oldest first. */
    public List<Channel> list() {
        return directory.list().stream().map(this::channel).toList();
    }

    /** The channel that customers reach by this address, with or without a {@code +tag}; switched off or not. */
    public Optional<Channel> byAddress(String address) {
        return directory.byAddress(address).map(this::channel);
    }

    /** A channel as its provider needs it, for the module that is the provider itself; holds secrets in clear. */
    public Optional<ChannelConfiguration> findConfiguration(ChannelId id) {
        return with(id, (adapter, channel) -> channel);
    }

    /** What reads the messages of a kind. */
    public ChannelCodec codec(ChannelKind kind) {
        return adapter(kind).codec();
    }

    /** What reads from a channel's mails who stands behind them; empty for other kinds. */
    public Optional<MailAuthenticity> authenticity(ChannelId id) {
        return directory
                .find(id)
                .filter(row -> row.kind() == ChannelKind.EMAIL)
                .map(row -> new MailAuthenticity(row.settings()));
    }

    /** What a channel can do for messages of this visibility; a 404 problem when there is none. */
    public Capabilities capabilities(ChannelId id, Visibility visibility) {
        return with(id, (adapter, channel) -> adapter.capabilities(channel, visibility))
                .orElseThrow(() -> Problem.notFound("channel"));
    }

    /** What a channel can do when a public message is answered privately; a 404 problem when there is none. */
    public Capabilities privateAnswer(ChannelId id) {
        return with(id, ChannelAdapter::privateAnswer).orElseThrow(() -> Problem.notFound("channel"));
    }

    /** The messages that were prepared with a channel's provider. */
    public TemplatesOutcome templates(ChannelId id) {
        try {
            return with(id, ChannelAdapter::templates).orElse(new TemplatesOutcome.Listed(List.of()));
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            return new TemplatesOutcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** Bytes of the largest file that is fetched for a message. */
    public long maxFile() {
        return settings.maxFile().toBytes();
    }

    /** Tries once to fetch a file of a message. */
    public MediaOutcome fetch(ChannelId id, RemoteMedia media, long maxBytes) {
        return with(id, (adapter, channel) -> adapter.fetch(channel, media, maxBytes))
                .orElse(new MediaOutcome.Refused("The channel has been removed."));
    }

    /** Asks a channel's provider who somebody is. */
    public ProfileOutcome profile(ChannelId id, String handle) {
        return with(id, (adapter, channel) -> adapter.profile(channel, handle)).orElse(new ProfileOutcome.Unknown());
    }

    /** Asks for what an event only names; the event as it came where nobody tells. */
    public InboundEnvelope complete(InboundEnvelope event) {
        try {
            return with(event.channel(), (adapter, channel) -> adapter.complete(channel, event))
                    .orElse(event);
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            log.warn("Nothing can be asked for {}: {}", event.position(), e.getMessage());
            return event;
        }
    }

    private <T> Optional<T> with(ChannelId id, BiFunction<ChannelAdapter, ChannelConfiguration, T> ask) {
        return directory.find(id).map(row -> {
            var adapter = adapter(row.kind());
            return ask.apply(adapter, configurations.of(row, adapter));
        });
    }

    /** Tries once to send; every failure of the other side is an outcome. */
    public SendOutcome send(ChannelId id, OutboundMessage message) {
        return send(id, message, configurations::of);
    }

    /** Puts it into the local mailbox, whatever the channel sends through. */
    public SendOutcome keep(ChannelId id, OutboundMessage message) {
        return send(id, message, configurations::local);
    }

    private SendOutcome send(
            ChannelId id,
            OutboundMessage message,
            BiFunction<ChannelRows.Row, ChannelAdapter, ChannelConfiguration> configure) {
        var row = directory.find(id);
        if (row.isEmpty()) {
            return new SendOutcome.Rejected("The channel has been removed.");
        }
        if (!row.get().enabled()) {
            return new SendOutcome.Unauthorised("The channel is switched off. Switch it on, then try again.");
        }
        var adapter = adapter(row.get().kind());
        try {
            return adapter.send(configure.apply(row.get(), adapter), message);
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            return new SendOutcome.Unauthorised(String.valueOf(e.getMessage()));
        }
    }

    private ChannelAdapter adapter(ChannelKind kind) {
        return adapters.get(kind);
    }

    private Channel channel(ChannelRows.Row row) {
        String sender = row.settings().getOrDefault("senderName", "");
        return new Channel(
                row.id(),
                row.kind(),
                row.name(),
                row.address(),
                row.team(),
                row.enabled(),
                sender.isBlank() ? row.name() : sender,
                directory.ownOf(row));
    }
}
