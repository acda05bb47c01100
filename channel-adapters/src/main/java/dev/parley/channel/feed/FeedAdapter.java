package dev.parley.channel.feed;

import dev.parley.channel.Capabilities;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.FileLimit;
import dev.parley.channel.KindDescription;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.feed.FeedXml.UnreadableFeedException;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Envelopes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Feeds: entries come in; nothing goes out, they are answered on their own pages. */
public final class FeedAdapter implements ChannelAdapter {
    /** Neither public nor private: nothing can be said here. */
    private static final Capabilities CAPABILITIES =
            new Capabilities(new TextLimit(0, TextLimit.Unit.UTF16, 1), FileLimit.NONE, null, false, Set.of());

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.FEED, FeedSettings.SETTINGS, FeedSettings::of, visibility -> CAPABILITIES, new FeedCodec());

    private final ProviderTools tools;

    /** {@code tools}: what feeds are asked with. */
    public FeedAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    FeedPoll poll(ChannelConfiguration channel, long largest) {
        var settings = FeedSettings.of(channel.settings());
        return new FeedPoll(
                new FeedServer(tools, settings), settings, new Envelopes(channel.id(), largest, tools.clock()));
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var timing = tools.polling().every(FeedSettings.of(channel.settings()).interval());
        return new PollRoutes(
                channel.id(), () -> poll(channel, reception.maxSize()), tools.cursors(), reception, timing);
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        String page = message.venue().url();
        return new SendOutcome.Rejected(
                "A feed cannot be written to. Answer on the page" + (page.isEmpty() ? " of the entry." : ": " + page));
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return List.of(
                receiving(FeedSettings.of(channel.settings())),
                new ConnectionCheck(
                        Side.SEND, true, "A feed cannot be written to; entries are answered on their own pages."));
    }

    private ConnectionCheck receiving(FeedSettings settings) {
        try {
            var answer = new FeedServer(tools, settings).ask("", "");
            try {
                var feed = FeedDocument.of(FeedXml.parse(answer.body(), answer.header("content-type")));
                return new ConnectionCheck(
                        Side.RECEIVE,
                        true,
                        "The feed \"" + feed.title() + "\" has "
                                + feed.entries().size() + " entries now.");
            } catch (UnreadableFeedException e) {
                return new ConnectionCheck(
                        Side.RECEIVE, false, FeedServer.hint(String.valueOf(e.getMessage()), answer, settings));
            }
        } catch (PollException e) {
            return new ConnectionCheck(Side.RECEIVE, false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        var address = FeedSettings.of(channel.settings()).address().toString();
        return new Connection(address, Map.of(), test(channel));
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var server = new FeedServer(tools, FeedSettings.of(channel.settings()));
        return OpenFiles.fetch(tools, server.outcomes()::ofFetch, media.reference(), maxBytes);
    }
}
