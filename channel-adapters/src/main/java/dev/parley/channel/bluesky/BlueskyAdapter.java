package dev.parley.channel.bluesky;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.FileLimit;
import dev.parley.channel.KindDescription;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Envelopes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Bluesky: posts that mention, answer or quote the account and direct messages to it in; answers to both out. */
public final class BlueskyAdapter implements ChannelAdapter {
    private static final long IMAGE = 1_000_000;
    private static final Set<Feature> FEATURES =
            Set.of(Feature.PUBLIC, Feature.PRIVATE, Feature.PRIVATE_ANSWER, Feature.REACTIONS);

    private static final Capabilities POSTS = new Capabilities(
            new TextLimit(300, TextLimit.Unit.GRAPHEMES, 10),
            new FileLimit(4 * IMAGE, IMAGE, 4, true, Set.of("image/")),
            null,
            true,
            FEATURES);

    private static final Capabilities CHATS =
            new Capabilities(new TextLimit(1000, TextLimit.Unit.GRAPHEMES, 5), FileLimit.NONE, null, false, FEATURES);

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.BLUESKY,
            BlueskySettings.SETTINGS,
            BlueskySettings::of,
            visibility -> visibility.isPublic() ? POSTS : CHATS,
            new BlueskyCodec());

    private final ProviderTools tools;

    /** {@code tools}: what it talks to the network with. */
    public BlueskyAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    private BlueskyApi api(ChannelConfiguration channel) {
        return new BlueskyApi(tools, channel.id(), BlueskySettings.of(channel.settings()));
    }

    BlueskyPoll poll(ChannelConfiguration channel, long largest) {
        return new BlueskyPoll(api(channel), new Envelopes(channel.id(), largest, tools.clock()));
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        int seconds = BlueskySettings.of(channel.settings()).seconds();
        var timing = seconds == 0 ? tools.polling() : tools.polling().every(Duration.ofSeconds(seconds));
        return new PollRoutes(
                channel.id(), () -> poll(channel, reception.maxSize()), tools.cursors(), reception, timing);
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new BlueskySender(api(channel)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new BlueskyAccount(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new BlueskyAccount(api(channel)).connect();
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return new BlueskyFiles(api(channel)).fetch(media, maxBytes);
    }
}
