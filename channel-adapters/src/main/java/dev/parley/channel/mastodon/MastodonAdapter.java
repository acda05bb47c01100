package dev.parley.channel.mastodon;

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
import dev.parley.channel.Visibility;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Envelopes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Mastodon: mentions and direct posts in, posts out, on the instance where the company has its account. */
public final class MastodonAdapter implements ChannelAdapter {
    /** What the customer's name in front takes, which counts without its server. */
    private static final int NAME = 35;

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.MASTODON,
            MastodonSettings.SETTINGS,
            MastodonSettings::of,
            visibility -> capabilities(500, 4, 16 << 20),
            new MastodonCodec());

    private final ProviderTools tools;

    /** {@code tools}: what it talks to the instance with. */
    public MastodonAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Capabilities capabilities(ChannelConfiguration channel, Visibility visibility) {
        var account = MastodonSettings.of(channel.settings()).account();
        return capabilities(account.characters(), account.files(), account.fileBytes());
    }

    private static Capabilities capabilities(int characters, int files, long fileBytes) {
        return new Capabilities(
                new TextLimit(Math.max(1, characters - NAME), TextLimit.Unit.GRAPHEMES, 10),
                new FileLimit(files * fileBytes, fileBytes, files, true, Set.of("image/", "video/", "audio/")),
                null,
                true,
                Set.of(Feature.PUBLIC, Feature.PRIVATE, Feature.PRIVATE_ANSWER));
    }

    private MastodonApi api(ChannelConfiguration channel) {
        return new MastodonApi(tools, MastodonSettings.of(channel.settings()));
    }

    MastodonPoll poll(ChannelConfiguration channel, long largest) {
        return new MastodonPoll(api(channel), new Envelopes(channel.id(), largest, tools.clock()));
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        int seconds = MastodonSettings.of(channel.settings()).seconds();
        var timing = seconds == 0 ? tools.polling() : tools.polling().every(Duration.ofSeconds(seconds));
        return new PollRoutes(
                channel.id(), () -> poll(channel, reception.maxSize()), tools.cursors(), reception, timing);
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var api = api(channel);
        return new MastodonSender(api, new MastodonMedia(api, MastodonSender.PROCESSING)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new MastodonAccount(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new MastodonAccount(api(channel)).connect();
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return MastodonMedia.fetch(tools, api(channel), media, maxBytes);
    }
}
