package dev.parley.channel.mattermost;

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
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Reception;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import tools.jackson.databind.JsonNode;

/** Mattermost: asks for what is new whenever the WebSocket says that something is, sends by the API. */
public final class MattermostAdapter implements ChannelAdapter {
    private static final TextLimit TEXT = new TextLimit(16_383, TextLimit.Unit.CODE_POINTS, 10);
    /** The server's own defaults: ten files of 100 MB; a node holds so much at once. */
    private static final FileLimit FILES = new FileLimit(100L << 20, 100L << 20, 10, true, Set.of());

    private static final Capabilities DIRECT = new Capabilities(
            TEXT, FILES, null, false, Set.of(Feature.PRIVATE, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS));
    private static final Capabilities CHANNEL = DIRECT.with(Feature.PUBLIC, Feature.PRIVATE_ANSWER);

    private static final KindDescription DESCRIPTION = new KindDescription(
            ChannelKind.MATTERMOST,
            MattermostSettings.SETTINGS,
            MattermostSettings::of,
            visibility -> visibility.isPublic() ? CHANNEL : DIRECT,
            new MattermostCodec());

    private final ProviderTools tools;

    /** Talks to the servers with these. */
    public MattermostAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var timing = MattermostSettings.of(channel.settings())
                .interval()
                .map(tools.polling()::every)
                .orElse(tools.polling());
        return new PollRoutes(channel.id(), () -> open(channel), tools.cursors(), reception, timing);
    }

    Poll open(ChannelConfiguration channel) {
        var api = api(channel);
        return new MattermostPoll(
                api,
                new MattermostPosts(channel.id(), tools.clock(), api.settings()),
                MattermostLive.of(api.settings()));
    }

    private MattermostApi api(ChannelConfiguration channel) {
        return new MattermostApi(tools, MattermostSettings.of(channel.settings()));
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new MattermostSender(api(channel)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new MattermostConnection(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new MattermostConnection(api(channel)).connect();
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        if (!MattermostCodec.isId(media.reference())) {
            return new MediaOutcome.Refused("This is no file of Mattermost.");
        }
        var api = api(channel);
        var answer = api.send(api.call("GET", "/files/" + media.reference())
                .header("accept", "*/*")
                .atMost(maxBytes));
        return api.outcomes().ofFetch(answer, OpenFiles::fetched);
    }

    @Override
    public ProfileOutcome profile(ChannelConfiguration channel, String handle) {
        if (!MattermostCodec.isId(handle)) {
            return new ProfileOutcome.Unknown();
        }
        var api = api(channel);
        return api.outcomes()
                .ofProfile(api.get("/users/" + handle), told -> new ProfileOutcome.Known(party(handle, told.json())));
    }

    private static Party party(String handle, JsonNode user) {
        String name = Stream.of("first_name", "last_name")
                .map(field -> user.path(field).stringValue(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        String nickname = user.path("nickname").stringValue("");
        String username = user.path("username").stringValue("");
        return new Party(
                handle,
                Texts.oneLine(name.isBlank() ? nickname : name, 200),
                username.isBlank() ? "" : "@" + Texts.oneLine(username, 100),
                "");
    }
}
