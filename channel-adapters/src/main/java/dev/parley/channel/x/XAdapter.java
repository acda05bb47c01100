package dev.parley.channel.x;

import dev.parley.channel.Authorisation;
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
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.Reception;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import tools.jackson.databind.JsonNode;

/** X: mentions and replies in public, direct messages in private; polled with API V2, posted by X with V1. */
public final class XAdapter implements ChannelAdapter {
    private static final long LARGEST = 64L << 20;
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4");
    private static final Capabilities PUBLIC = new Capabilities(
            new TextLimit(280, TextLimit.Unit.X_WEIGHTED, 5),
            new FileLimit(LARGEST, LARGEST, 4, true, TYPES),
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE, Feature.PRIVATE_ANSWER, Feature.EDITS, Feature.DELETIONS));
    private static final Capabilities DIRECT = new Capabilities(
            new TextLimit(10_000, TextLimit.Unit.UTF16, 5),
            new FileLimit(LARGEST, LARGEST, 1, true, TYPES),
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE));

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.X,
                    XSettings.SETTINGS,
                    XSettings::of,
                    visibility -> visibility.isPublic() ? PUBLIC : DIRECT,
                    new XCodec())
            .with(new XDoor());

    private final ProviderTools tools;
    private final XFailures failures;
    private final XUploads uploads;

    /** Talks to X with these. */
    public XAdapter(ProviderTools tools) {
        this.tools = tools;
        this.failures = new XFailures(tools.clock());
        this.uploads = new XUploads(failures);
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Authorisation> authorisation(Map<String, String> settings) {
        var read = XSettings.of(settings);
        return read.access() instanceof XSettings.Access.V2 v2
                ? Optional.of(new Authorisation(read.provider(v2), v2.client(), XApi.TOKEN))
                : Optional.empty();
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var settings = XSettings.of(channel);
        return switch (settings.access()) {
            case XSettings.Access.V2 v2 ->
                new PollRoutes(
                        channel.id(),
                        () -> poll(channel),
                        tools.cursors(),
                        reception,
                        tools.polling().every(settings.receive().poll()));
            case XSettings.Access.V1 v1 -> new NoRoutes();
        };
    }

    Poll poll(ChannelConfiguration channel) {
        return new XPoll(channel.id(), api(channel), failures, tools.clock());
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new XSender(api(channel), uploads, failures).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new XAccount(XSettings.of(channel), channel, tools).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new XAccount(XSettings.of(channel), channel, tools).connect(webhookUrl);
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        URI uri;
        try {
            uri = URI.create(media.reference());
        } catch (IllegalArgumentException e) {
            return new MediaOutcome.Refused("This is not an address: " + media.reference());
        }
        var api = api(channel);
        if (!api.isOurs(uri)) {
            return OpenFiles.fetch(tools, failures.outcomes()::ofFetch, media.reference(), maxBytes);
        }
        try {
            return switch (api.settings().access()) {
                case XSettings.Access.V1 v1 -> new XTwitter(api.settings(), v1.keys(), tools).fetch(uri, maxBytes);
                case XSettings.Access.V2 v2 ->
                    fetched(api.send(
                            HttpCall.get(uri.toString()).header("accept", "*/*").atMost(maxBytes),
                            Map.of(),
                            XApi.Limit.UPLOAD));
            };
        } catch (RefusedException e) {
            return new MediaOutcome.TryAgain(java.time.Duration.ZERO, String.valueOf(e.getMessage()));
        }
    }

    private MediaOutcome fetched(HttpAnswer answer) {
        return failures.outcomes().ofFetch(answer, OpenFiles::fetched);
    }

    @Override
    public ProfileOutcome profile(ChannelConfiguration channel, String handle) {
        var api = api(channel);
        if (!handle.matches("[0-9]{1,19}")) {
            return new ProfileOutcome.Unknown();
        }
        return switch (api.settings().access()) {
            case XSettings.Access.V1 v1 -> new XTwitter(api.settings(), v1.keys(), tools).profile(handle);
            case XSettings.Access.V2 v2 -> {
                try {
                    yield new XFailures(tools.clock())
                            .outcomes()
                            .ofProfile(XAccount.askUser(api, handle), told -> told(handle, told.json()));
                } catch (RefusedException e) {
                    yield new ProfileOutcome.TryAgain(Duration.ZERO, String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private XApi api(ChannelConfiguration channel) {
        return new XApi(XSettings.of(channel), channel.id(), tools);
    }

    private static ProfileOutcome told(String handle, JsonNode answer) {
        var user = answer.path("data");
        String name = Fields.text(user.path("username"));
        return name.isEmpty()
                ? new ProfileOutcome.Unknown()
                : new ProfileOutcome.Known(XParties.of(handle, Fields.text(user.path("name")), name));
    }
}
