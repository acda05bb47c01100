package dev.parley.channel.whatsapp;

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
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TemplatesOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import dev.parley.channel.meta.MetaDoor;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** WhatsApp: receives by webhook, sends through the Cloud API. */
public final class WhatsAppAdapter implements ChannelAdapter {
    private static final int LONGEST_TEXT = 4096;
    private static final long LARGEST_FILE = 100L << 20;
    /** What an upload is refused without. */
    private static final Set<String> FILES = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "video/mp4",
            "video/3gpp",
            "audio/aac",
            "audio/amr",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/opus",
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.");

    private static final Capabilities CAPABILITIES = new Capabilities(
            new TextLimit(LONGEST_TEXT, TextLimit.Unit.UTF16, 5),
            new FileLimit(LARGEST_FILE, LARGEST_FILE, 1, false, FILES),
            Duration.ofHours(24),
            false,
            Set.of(
                    Feature.PRIVATE,
                    Feature.TEMPLATES,
                    Feature.EDITS,
                    Feature.DELETIONS,
                    Feature.REACTIONS,
                    Feature.DELIVERY_RECEIPTS,
                    Feature.READ_RECEIPTS));

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.WHATSAPP,
                    WhatsAppSettings.SETTINGS,
                    WhatsAppSettings::of,
                    visibility -> CAPABILITIES,
                    new WhatsAppCodec())
            .with(new MetaDoor(
                    ChannelKind.WHATSAPP,
                    channel -> channel.settings()
                            .getOrDefault(WhatsAppSettings.PHONE, "")
                            .strip()));

    private final ProviderTools tools;
    private final GraphOutcomes outcomes;

    /** Asks nothing yet. */
    public WhatsAppAdapter(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new GraphOutcomes("WhatsApp", tools.clock());
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        var settings = WhatsAppSettings.of(channel.settings());
        return new WhatsAppSender(graph(settings), outcomes, settings).send(message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return connection(channel).test(channel);
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return connection(channel).connect(channel, webhookUrl);
    }

    private WhatsAppConnection connection(ChannelConfiguration channel) {
        var settings = WhatsAppSettings.of(channel.settings());
        return new WhatsAppConnection(graph(settings), outcomes, settings);
    }

    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var settings = WhatsAppSettings.of(channel.settings());
        var graph = graph(settings);
        if (!media.reference().matches("[0-9A-Za-z_-]{1,100}")) {
            return new MediaOutcome.Refused("This is not the id of a WhatsApp file.");
        }
        HttpAnswer found = graph.ask(graph.get(media.reference(), Map.of("phone_number_id", settings.phone())));
        return outcomes.ofFetch(found, answer -> fetch(settings, graph, answer, maxBytes));
    }

    private MediaOutcome fetch(WhatsAppSettings settings, Graph graph, Answered found, long maxBytes) {
        long size = Fields.number(found.json(), 0, "file_size");
        if (size > maxBytes) {
            return new MediaOutcome.Refused("The file has " + size + " bytes, more than " + maxBytes + ".");
        }
        String url = Fields.text(found.json(), "url");
        String type = Fields.line(found.json(), 100, "mime_type")
                .replaceFirst(";.*", "")
                .strip();
        // The token opens the whole account, so it goes to Meta's own hosts only.
        if (!isOwn(graph, url)) {
            return new MediaOutcome.Refused("WhatsApp says that the file is at an address that is not its own.");
        }
        var call = HttpCall.get(url)
                .header("accept", "*/*")
                .bearer(settings.app().token())
                .atMost(maxBytes);
        return outcomes.ofFetch(graph.ask(call), answer -> new MediaOutcome.Fetched("", type, answer.body()));
    }

    private static boolean isOwn(Graph graph, String url) {
        try {
            return graph.isOwn(new URI(url));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    @Override
    public TemplatesOutcome templates(ChannelConfiguration channel) {
        var settings = WhatsAppSettings.of(channel.settings());
        return new WhatsAppTemplates(graph(settings), settings.business()).list(outcomes);
    }

    private Graph graph(WhatsAppSettings settings) {
        return new Graph(tools, settings.app());
    }
}
