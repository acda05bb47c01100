package dev.parley.channel.reddit;

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
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Envelopes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Reddit: answers, mentions, private messages, moderators' mail and whole subreddits in; comments and messages out. */
public final class RedditAdapter implements ChannelAdapter {
    private static final Capabilities CAPABILITIES = new Capabilities(
            new TextLimit(10_000, TextLimit.Unit.CODE_POINTS, 5),
            FileLimit.NONE,
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE, Feature.PRIVATE_ANSWER));

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.REDDIT,
            RedditSettings.SETTINGS,
            RedditSettings::of,
            visibility -> CAPABILITIES,
            new RedditCodec());

    private final ProviderTools tools;

    /** {@code tools}: what it talks to Reddit with. */
    public RedditAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    private RedditApi api(ChannelConfiguration channel) {
        return new RedditApi(tools, channel.id(), RedditSettings.of(channel.settings()));
    }

    RedditPoll poll(ChannelConfiguration channel, long largest) {
        return new RedditPoll(api(channel), new Envelopes(channel.id(), largest, tools.clock()));
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        int seconds = RedditSettings.of(channel.settings()).seconds();
        var timing = seconds == 0 ? tools.polling() : tools.polling().every(Duration.ofSeconds(seconds));
        return new PollRoutes(
                channel.id(), () -> poll(channel, reception.maxSize()), tools.cursors(), reception, timing);
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new RedditSender(api(channel)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new RedditAccount(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new RedditAccount(api(channel)).connect();
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return OpenFiles.fetch(tools, api(channel).outcomes()::ofFetch, media.reference(), maxBytes);
    }
}
