package dev.parley.channel.slack;

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
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Slack: receives by the Events API, sends by the Web API. */
public final class SlackAdapter implements ChannelAdapter {
    /** Slack cuts off at 40,000 characters and asks for 4,000 at most. */
    private static final TextLimit TEXT = new TextLimit(4000, TextLimit.Unit.UTF16, 10);

    /** Slack takes 1 GB; this is what a node can hold. A file's message gets its name late, so words go for themselves. */
    private static final FileLimit FILES = new FileLimit(100L << 20, 100L << 20, 10, false, Set.of());

    private static final Capabilities DIRECT = new Capabilities(
            TEXT, FILES, null, false, Set.of(Feature.PRIVATE, Feature.EDITS, Feature.DELETIONS, Feature.REACTIONS));
    private static final Capabilities CHANNEL = DIRECT.with(Feature.PUBLIC, Feature.PRIVATE_ANSWER);

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.SLACK,
                    SlackSettings.SETTINGS,
                    SlackSettings::of,
                    visibility -> visibility.isPublic() ? CHANNEL : DIRECT,
                    new SlackCodec())
            .with(new SlackDoor());

    private final ProviderTools tools;

    /** Talks to Slack with these. */
    public SlackAdapter(ProviderTools tools) {
        this.tools = tools;
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return new SlackSender(api(channel)).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return new SlackConnection(api(channel)).test();
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new SlackConnection(api(channel)).connect(webhookUrl);
    }

    private SlackApi api(ChannelConfiguration channel) {
        return new SlackApi(tools, SlackSettings.of(channel.settings()));
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var api = api(channel);
        var told = api.form("files.info", Map.of("file", media.reference()));
        return api.outcomes().ofFetch(told, answer -> {
            var file = answer.json().path("file");
            String url = file.path("url_private_download")
                    .stringValue(file.path("url_private").stringValue(""));
            if (!SlackApi.isOk(answer)) {
                return notTold(answer, api);
            }
            return url.isEmpty()
                    ? new MediaOutcome.Refused("Slack has this file no more.")
                    : download(api, url, file, maxBytes);
        });
    }

    /** A token can be renewed, a file that was deleted does not come back. */
    private static MediaOutcome notTold(Answered answer, SlackApi api) {
        var after = api.outcomes().after(answer);
        return SlackErrors.outcome(answer, after) instanceof SendOutcome.Rejected rejected
                ? new MediaOutcome.Refused(rejected.reason())
                : new MediaOutcome.TryAgain(after, api.sentence(answer));
    }

    private MediaOutcome download(SlackApi api, String url, JsonNode file, long maxBytes) {
        HttpCall call;
        try {
            if (!api.isProvider(URI.create(url))) {
                return new MediaOutcome.Refused("The file does not lie with Slack: " + url);
            }
            call = HttpCall.get(url)
                    .header("accept", "*/*")
                    .bearer(api.settings().token());
        } catch (IllegalArgumentException e) {
            return new MediaOutcome.Refused("Slack gives an address of the file that is none: " + e.getMessage());
        }
        HttpAnswer answer = tools.http().follow(call.atMost(maxBytes).within(tools.answer()));
        return api.outcomes().ofFetch(answer, fetched -> fetched(fetched, file));
    }

    /** Who may not read a file is sent to a page that asks to log in. */
    private static MediaOutcome fetched(Answered answer, JsonNode file) {
        String type = file.path("mimetype").stringValue("");
        boolean page = answer.header("content-type").startsWith("text/html") && !type.equals("text/html");
        return page
                ? new MediaOutcome.Refused(
                        "Slack does not let the app read files: add the scope files:read and install the app again.")
                : new MediaOutcome.Fetched(
                        Texts.oneLine(file.path("name").stringValue(""), 200),
                        type.isEmpty() ? answer.header("content-type") : type,
                        answer.body());
    }

    @Override
    public ProfileOutcome profile(ChannelConfiguration channel, String handle) {
        var api = api(channel);
        boolean bot = handle.startsWith("B");
        var answer =
                bot ? api.form("bots.info", Map.of("bot", handle)) : api.form("users.info", Map.of("user", handle));
        return api.outcomes().ofProfile(answer, told -> {
            if (SlackApi.isOk(told)) {
                return new ProfileOutcome.Known(party(handle, told.json().path(bot ? "bot" : "user")));
            }
            var after = api.outcomes().after(told);
            return SlackErrors.outcome(told, after) instanceof SendOutcome.Rejected
                    ? new ProfileOutcome.Unknown()
                    : new ProfileOutcome.TryAgain(after, api.sentence(told));
        });
    }

    private static Party party(String handle, JsonNode user) {
        var profile = user.path("profile");
        String shown = Stream.of(
                        profile.path("real_name"),
                        user.path("real_name"),
                        profile.path("display_name"),
                        user.path("name"))
                .map(node -> Texts.oneLine(node.stringValue(""), 200))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
        String name = Texts.oneLine(
                profile.path("display_name").stringValue(user.path("name").stringValue("")), 200);
        return new Party(handle, shown, name.isBlank() ? "" : "@" + name, "");
    }
}
