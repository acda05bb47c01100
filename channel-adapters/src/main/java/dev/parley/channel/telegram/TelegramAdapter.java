package dev.parley.channel.telegram;

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
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.PollRoutes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.telegram.TelegramSettings.Mode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;

/** Telegram: chats with a bot, groups, forum topics and channels that the bot is in. */
public final class TelegramAdapter implements ChannelAdapter {
    private static final Capabilities CAPABILITIES = new Capabilities(
            new TextLimit(TelegramSender.LONGEST_TEXT, TextLimit.Unit.UTF16, 10),
            // One file: a message that is named by one id. Its caption would be shorter than other messages.
            new FileLimit(TelegramSender.LARGEST_FILE, TelegramSender.LARGEST_FILE, 1, false, Set.of()),
            null,
            false,
            Set.of(Feature.PUBLIC, Feature.PRIVATE, Feature.EDITS, Feature.REACTIONS));
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(20);
    /** A manager has to enter another one first. */
    private static final Duration TOKEN_RETRY = Duration.ofMinutes(10);

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.TELEGRAM,
                    TelegramSettings.SETTINGS,
                    TelegramSettings::of,
                    visibility -> CAPABILITIES,
                    new TelegramCodec())
            .with(new TelegramDoor());

    private final TelegramApi api;
    private final TelegramSender sender;
    private final TelegramConnection connection;

    /** One for all bots. */
    public TelegramAdapter(ProviderTools tools) {
        this.api = new TelegramApi(tools);
        this.sender = new TelegramSender(api);
        this.connection = new TelegramConnection(api);
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
        var settings = TelegramSettings.of(channel);
        if (settings.mode() == Mode.WEBHOOK) {
            return new NoRoutes();
        }
        var polling = api.tools().polling();
        // Whose turn it is must be asked in between.
        var patience = polling.standby().compareTo(LONGEST_PATIENCE) < 0 ? polling.standby() : LONGEST_PATIENCE;
        return new PollRoutes(
                channel.id(),
                () -> new TelegramPoll(api, settings, channel.id(), patience),
                api.tools().cursors(),
                reception,
                polling.every(Duration.ofSeconds(1)));
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return sender.send(TelegramSettings.of(channel), message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return connection.test(channel);
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return connection.connect(channel, webhookUrl);
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var settings = TelegramSettings.of(channel);
        var found = api.ask(settings, "getFile", Map.of("file_id", media.reference()));
        String path = Fields.text(TelegramApi.result(found), "file_path");
        if (path.isEmpty()) {
            return notFound(found);
        }
        if (path.startsWith("/") || Arrays.asList(path.split("/", -1)).contains("..")) {
            return new MediaOutcome.Refused("The Bot API server keeps its files for itself (it runs with --local).");
        }
        String encoded =
                Arrays.stream(path.split("/", -1)).map(HttpCall::encode).collect(Collectors.joining("/"));
        return api.outcomes()
                .ofFetch(
                        api.download(settings, encoded, maxBytes),
                        answer -> new MediaOutcome.Fetched("", type(answer), answer.body()));
    }

    private MediaOutcome notFound(HttpAnswer answer) {
        if (TelegramApi.isTokenRefused(answer)) {
            return new MediaOutcome.TryAgain(TOKEN_RETRY, TelegramFailures.TOKEN_REFUSED);
        }
        String words = answer instanceof Answered answered
                ? Fields.text(answered.json(), "description").toLowerCase(Locale.ROOT)
                : "";
        if (words.contains("too big")) {
            return new MediaOutcome.Refused(
                    "Telegram gives files of at most 20 MB to bots. Ask the customer for a link.");
        }
        if (words.contains("temporarily unavailable")) {
            return new MediaOutcome.TryAgain(
                    Duration.ofMinutes(1), api.outcomes().sentence(answer));
        }
        return api.outcomes()
                .ofFetch(answer, odd -> new MediaOutcome.Refused("Telegram does not say where the file is."));
    }

    /** It says octet-stream of everything, which is less than the message said. */
    private static String type(Answered answer) {
        String type = answer.header("content-type");
        return type.startsWith("application/octet-stream") ? "" : type;
    }
}
