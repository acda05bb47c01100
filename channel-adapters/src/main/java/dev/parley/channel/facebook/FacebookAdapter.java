package dev.parley.channel.facebook;

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
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
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

/** A Facebook page: receives by webhook, answers in Messenger and below comments. */
public final class FacebookAdapter implements ChannelAdapter {
    private static final int LONGEST_MESSAGE = 2000;
    private static final int LONGEST_COMMENT = 8000;
    private static final long LARGEST_FILE = 25L << 20;
    private static final long LARGEST_PICTURE = 10L << 20;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");

    /** Whether the app may write after 24 hours is a setting; where it may not, Facebook's refusal says so. */
    private static final Capabilities CHAT = new Capabilities(
            new TextLimit(LONGEST_MESSAGE, TextLimit.Unit.UTF16, 5),
            new FileLimit(LARGEST_FILE, LARGEST_FILE, 1, false, Set.of()),
            Duration.ofDays(7),
            false,
            Set.of(
                    Feature.PRIVATE,
                    Feature.EDITS,
                    Feature.DELETIONS,
                    Feature.REACTIONS,
                    Feature.DELIVERY_RECEIPTS,
                    Feature.READ_RECEIPTS));

    private static final Capabilities COMMENTS = new Capabilities(
            new TextLimit(LONGEST_COMMENT, TextLimit.Unit.UTF16, 1),
            new FileLimit(LARGEST_PICTURE, LARGEST_PICTURE, 1, true, PICTURES),
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE_ANSWER, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS));

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.FACEBOOK,
                    FacebookSettings.SETTINGS,
                    FacebookSettings::of,
                    visibility -> visibility.isPublic() ? COMMENTS : CHAT,
                    new FacebookCodec())
            .with(new MetaDoor(ChannelKind.FACEBOOK, ChannelConfiguration::address));

    private final ProviderTools tools;
    private final GraphOutcomes outcomes;

    /** Asks nothing yet. */
    public FacebookAdapter(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new GraphOutcomes("Facebook", tools.clock());
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    /** A comment or post is answered privately once; what comes then needs a message of the customer's. */
    @Override
    public Capabilities privateAnswer(ChannelConfiguration channel) {
        return CHAT.once();
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var settings = FacebookSettings.of(channel.settings());
        var graph = new Graph(tools, settings.app());
        if (message.venue().visibility().isPublic()) {
            return new CommentSender(graph, outcomes, "comments").send(message);
        }
        String page = channel.address().isBlank() ? "me" : channel.address();
        var way = new MessagingSender.Way(
                page + "/messages", true, settings.humanAgent(), Set.of("image", "video", "audio"));
        return new MessagingSender(graph, outcomes, way).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return connection(channel).test(channel);
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return connection(channel).connect(channel, webhookUrl);
    }

    private FacebookConnection connection(ChannelConfiguration channel) {
        var app = FacebookSettings.of(channel.settings()).app();
        return new FacebookConnection(new Graph(tools, app), outcomes, app);
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
        var graph = new Graph(tools, FacebookSettings.of(channel.settings()).app());
        var answer = graph.ask(graph.get(handle, Map.of("fields", "first_name,last_name,name")));
        return outcomes.ofProfile(answer, told -> told(handle, told.json()));
    }

    private static ProfileOutcome told(String handle, JsonNode user) {
        String name = Fields.line(user, 200, "name");
        if (name.isEmpty()) {
            name = (Fields.line(user, 100, "first_name") + " " + Fields.line(user, 100, "last_name")).strip();
        }
        return name.isEmpty() ? new ProfileOutcome.Unknown() : new ProfileOutcome.Known(new Party(handle, name));
    }
}
