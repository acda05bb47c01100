package dev.parley.channel.discourse;

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
import dev.parley.channel.NoRoutes;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.discourse.DiscourseSettings.Messages;
import dev.parley.channel.discourse.DiscourseSettings.Mode;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** A Discourse forum: receives by its webhooks or by asking, sends by its API. */
public final class DiscourseAdapter implements ChannelAdapter {
    /** The forum's default is 32,000, counted after plain text was made Markdown. */
    private static final TextLimit TEXT = new TextLimit(30_000, TextLimit.Unit.CODE_POINTS, 5);

    private static final FileLimit FILES = new FileLimit(40L << 20, 10L << 20, 10, true, Set.of());
    private static final Capabilities PERSONAL = new Capabilities(
            TEXT, FILES, null, false, Set.of(Feature.PRIVATE, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS));
    private static final Capabilities PUBLIC = PERSONAL.with(Feature.PUBLIC, Feature.PRIVATE_ANSWER);

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.DISCOURSE,
                    DiscourseSettings.SETTINGS,
                    DiscourseSettings::of,
                    visibility -> visibility.isPublic() ? PUBLIC : PERSONAL,
                    new DiscourseCodec())
            .with(new DiscourseDoor());

    private final ProviderTools tools;

    /** Talks to forums with these. */
    public DiscourseAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var receive = DiscourseSettings.of(channel.settings()).receive();
        if (receive.mode() == Mode.WEBHOOK && receive.messages() == Messages.NONE) {
            return new NoRoutes();
        }
        var timing = receive.interval().map(tools.polling()::every).orElse(tools.polling());
        return new PollRoutes(channel.id(), () -> open(channel), tools.cursors(), reception, timing);
    }

    Poll open(ChannelConfiguration channel) {
        var api = api(channel);
        return new DiscoursePoll(api, new DiscoursePosts(channel.id(), api.settings()));
    }

    private DiscourseApi api(ChannelConfiguration channel) {
        return new DiscourseApi(tools, DiscourseSettings.of(channel.settings()));
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new DiscourseSender(api(channel)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new DiscourseConnection(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new DiscourseConnection(api(channel)).connect(webhookUrl);
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var api = api(channel);
        HttpCall call;
        try {
            call = plain(media.reference(), maxBytes);
        } catch (IllegalArgumentException e) {
            return new MediaOutcome.Refused("This is not an address of a file: " + e.getMessage());
        }
        HttpAnswer answer = api.isForum(call.uri())
                ? fromForum(api, call, maxBytes)
                : tools.http().follow(call);
        return api.outcomes().ofFetch(answer, OpenFiles::fetched);
    }

    private HttpCall plain(String address, long maxBytes) {
        return HttpCall.get(address).header("accept", "*/*").atMost(maxBytes).within(tools.answer());
    }

    /** Where the forum sends on to its store for files, the key does not go along. */
    private HttpAnswer fromForum(DiscourseApi api, HttpCall call, long maxBytes) {
        var answer = api.send(api.authorised(call));
        if (!(answer instanceof Answered answered)
                || answered.status() < 300
                || answered.status() >= 400
                || answered.header("location").isEmpty()) {
            return answer;
        }
        try {
            URI next = call.uri().resolve(answered.header("location"));
            return tools.http().follow(plain(next.toString(), maxBytes));
        } catch (IllegalArgumentException e) {
            return new HttpAnswer.NotSent("The forum sends us on to an address that is none.");
        }
    }
}
