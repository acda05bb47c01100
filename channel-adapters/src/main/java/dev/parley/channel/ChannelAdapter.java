package dev.parley.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;

/** One kind of channel: how it receives, reads and sends. Stateless but for what its constructor was given; thread-safe. */
public interface ChannelAdapter {
    /** What the kind is, the same for all its channels. */
    KindDescription description();

    /** The kind it speaks. */
    default ChannelKind kind() {
        return description().kind();
    }

    /** What a manager enters, in the order of the page. */
    default List<Setting> settings() {
        return description().settings();
    }

    /** What the kind can do for messages of this visibility. */
    default Capabilities capabilities(Visibility visibility) {
        return description().abilities().apply(visibility);
    }

    /** What one channel can do, where its settings or its server say how long, with which files … */
    default Capabilities capabilities(ChannelConfiguration channel, Visibility visibility) {
        return capabilities(visibility);
    }

    /** What one channel can do when a public message is answered privately, where that is less than in a private chat. */
    default Capabilities privateAnswer(ChannelConfiguration channel) {
        return capabilities(channel, Visibility.PRIVATE);
    }

    /** Reads what its receivers got. */
    default ChannelCodec codec() {
        return description().codec();
    }

    /** Names of settings that are secrets: kept sealed, never shown again. */
    default Set<String> secrets() {
        return settings().stream()
                .filter(setting -> setting.type() == Setting.Type.SECRET)
                .map(Setting::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks a channel's settings before they are saved.
     *
     * @throws InvalidSettingsException with a sentence for the manager who edits them
     */
    default void validate(Map<String, String> settings) {
        description().check().accept(settings);
    }

    /**
     * The route that receives for one channel, with {@code channel.id()} as its route id; without any {@code from} when this
     * channel is not asked for anything, because others bring its messages or it only sends.
     */
    default RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        return new NoRoutes();
    }

    /** What takes its provider's webhooks; empty where it has none. */
    default Optional<WebhookDoor> webhooks() {
        return description().door();
    }

    /**
     * Asks for what a webhook's event only names, before the event is stored; the event as it came where it says all, or the provider
     * does not tell within a few seconds.
     */
    default InboundEnvelope complete(ChannelConfiguration channel, InboundEnvelope event) {
        return event;
    }

    /** Sends one message, once; it does not try again by itself. Every failure of the other side is an outcome. */
    SendOutcome send(ChannelConfiguration channel, OutboundMessage message);

    /** Tries both directions without receiving or sending anything; bounded in time. */
    List<ConnectionCheck> test(ChannelConfiguration channel);

    /**
     * Asks the provider whose account this is and has it deliver to {@code webhookUrl} where it can be told so; the same again
     * changes nothing. Every failure of the other side is a check that is not ok.
     */
    default Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new Connection(channel.address(), Map.of(), test(channel));
    }

    /**
     * How a manager authorises a channel with these settings on the provider's own page; empty where there is no such page, or
     * the settings choose another way. What comes of it goes into the {@link TokenStore}.
     */
    default Optional<Authorisation> authorisation(Map<String, String> settings) {
        return Optional.empty();
    }

    /** Fetches a file of a message, at most {@code maxBytes} of it. */
    default MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return new MediaOutcome.Refused("This channel has no files to fetch.");
    }

    /** Asks the provider who somebody is whose messages do not say it. */
    default ProfileOutcome profile(ChannelConfiguration channel, String handle) {
        return new ProfileOutcome.Unknown();
    }

    /** The messages that were prepared with the provider for when the reply window has closed. */
    default TemplatesOutcome templates(ChannelConfiguration channel) {
        return new TemplatesOutcome.Listed(List.of());
    }
}
