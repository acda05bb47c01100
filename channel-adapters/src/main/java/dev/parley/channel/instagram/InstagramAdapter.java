package dev.parley.channel.instagram;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.FileLimit;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.KindDescription;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.instagram.InstagramSettings.Login;
import dev.parley.channel.meta.CommentSender;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import dev.parley.channel.meta.MessagingSender;
import dev.parley.channel.meta.MetaDoor;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An Instagram account: receives by webhook, answers direct messages and comments. */
public final class InstagramAdapter implements ChannelAdapter {
    private static final int LONGEST_MESSAGE = 1000;
    private static final int LONGEST_COMMENT = 2200;
    private static final long LARGEST_FILE = 25L << 20;
    private static final long LARGEST_PICTURE = 8L << 20;
    private static final Set<String> FILES =
            Set.of("image/jpeg", "image/png", "image/gif", "audio/", "video/", "application/pdf");

    /** Whether the app may write after 24 hours is a setting; where it may not, Instagram's refusal says so. */
    private static final Capabilities CHAT = new Capabilities(
            new TextLimit(LONGEST_MESSAGE, TextLimit.Unit.UTF8_BYTES, 5),
            new FileLimit(LARGEST_FILE, LARGEST_FILE, 1, false, FILES),
            Duration.ofDays(7),
            false,
            Set.of(Feature.PRIVATE, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS, Feature.READ_RECEIPTS));

    private static final Capabilities COMMENTS = new Capabilities(
            new TextLimit(LONGEST_COMMENT, TextLimit.Unit.UTF16, 1),
            FileLimit.NONE,
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE_ANSWER));

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.INSTAGRAM,
                    InstagramSettings.SETTINGS,
                    InstagramSettings::of,
                    visibility -> visibility.isPublic() ? COMMENTS : CHAT,
                    new InstagramCodec())
            .with(new MetaDoor(ChannelKind.INSTAGRAM, ChannelConfiguration::address));

    private final ProviderTools tools;
    private final GraphOutcomes outcomes;
    private final InstagramTokens tokens;

    /** Asks nothing yet. */
    public InstagramAdapter(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new GraphOutcomes("Instagram", tools.clock());
        this.tokens = new InstagramTokens(tools);
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public InboundEnvelope complete(ChannelConfiguration channel, InboundEnvelope event) {
        return new InstagramMentions(graph(settings(channel)), outcomes).complete(event);
    }

    /** A comment or post is answered privately once; what comes then needs a message of the customer's. */
    @Override
    public Capabilities privateAnswer(ChannelConfiguration channel) {
        return CHAT.once();
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var settings = settings(channel);
        var graph = graph(settings);
        if (MentionSender.isMention(message)) {
            return new MentionSender(graph, outcomes, channel.address()).send(message);
        }
        if (message.venue().visibility().isPublic()) {
            return message.attachments().isEmpty()
                    ? new CommentSender(graph, outcomes, "replies").send(message)
                    : new SendOutcome.Rejected("Instagram takes no files in comments: answer privately.");
        }
        boolean tooLarge = message.attachments().stream()
                .anyMatch(file -> file.mediaType().startsWith("image/") && file.content().length > LARGEST_PICTURE);
        if (tooLarge) {
            return new SendOutcome.Rejected("Instagram takes pictures of up to 8 MB: make it smaller.");
        }
        var way =
                new MessagingSender.Way("me/messages", false, settings.humanAgent(), Set.of("image", "video", "audio"));
        return new MessagingSender(graph, outcomes, way).send(message);
    }

    private InstagramSettings settings(ChannelConfiguration channel) {
        return tokens.current(channel.id(), InstagramSettings.of(channel.settings()));
    }

    private Graph graph(InstagramSettings settings) {
        return new Graph(tools, settings.app(), settings.login() == Login.FACEBOOK);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return connection(channel).test(channel);
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return connection(channel).connect(channel, webhookUrl);
    }

    private InstagramConnection connection(ChannelConfiguration channel) {
        var settings = settings(channel);
        return new InstagramConnection(graph(settings), outcomes, settings);
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return OpenFiles.fetch(tools, outcomes::ofFetch, media.reference(), maxBytes);
    }

    @Override
    public ProfileOutcome profile(ChannelConfiguration channel, String handle) {
        if (!handle.matches("[0-9]{1,40}")) {
            return new ProfileOutcome.Unknown();
        }
        var graph = graph(settings(channel));
        var answer = graph.ask(graph.get(handle, Map.of("fields", "name,username")));
        return outcomes.ofProfile(answer, told -> told(handle, told.json()));
    }

    private static ProfileOutcome told(String handle, JsonNode user) {
        String name = Fields.line(user, 200, "name");
        String username = Fields.line(user, 100, "username");
        boolean plain = username.matches("[A-Za-z0-9._]{1,40}");
        return name.isEmpty() && username.isEmpty()
                ? new ProfileOutcome.Unknown()
                : new ProfileOutcome.Known(new Party(
                        handle,
                        name,
                        username.isEmpty() ? "" : "@" + username,
                        plain ? "https://www.instagram.com/" + username : ""));
    }
}
