package dev.parley.channel.api;

import dev.parley.channel.Capabilities;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.KindDescription;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whatever a company connects by signed posts. */
public final class ApiAdapter implements ChannelAdapter {
    private static final String WEBHOOK = "account.webhook";

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.API,
                    ApiSettings.SETTINGS,
                    ApiSettings::of,
                    visibility -> ApiSettings.usual(),
                    new ApiCodec())
            .with(new ApiDoor());

    private final ProviderTools tools;
    private final ApiSender sender;

    /** One for all channels. */
    public ApiAdapter(ProviderTools tools) {
        this.tools = tools;
        this.sender = new ApiSender(tools);
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Capabilities capabilities(ChannelConfiguration channel, Visibility visibility) {
        return ApiSettings.of(channel).capabilities();
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return sender.send(ApiSettings.of(channel), message);
    }

    /** Nobody is told: whoever writes the app enters the address there. */
    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return new Connection(
                channel.address(), Map.of(WEBHOOK, webhookUrl), checks(ApiSettings.of(channel), webhookUrl));
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return checks(ApiSettings.of(channel), channel.settings().getOrDefault(WEBHOOK, ""));
    }

    private List<ConnectionCheck> checks(ApiSettings settings, String webhookUrl) {
        String where = webhookUrl.isEmpty() ? "the channel's webhook address" : webhookUrl;
        return List.of(
                new ConnectionCheck(Side.RECEIVE, true, "Have the app post signed events to " + where + "."),
                sends(settings));
    }

    private ConnectionCheck sends(ApiSettings settings) {
        if (settings.url().isEmpty()) {
            return new ConnectionCheck(Side.SEND, true, "This channel only receives: send.url is empty.");
        }
        var answer = sender.ping(settings, UUID.randomUUID().toString());
        return answer instanceof Answered answered && answered.ok()
                ? new ConnectionCheck(Side.SEND, true, "The app answered a ping.")
                : new ConnectionCheck(
                        Side.SEND,
                        false,
                        sender.outcomes().sentence(answer) + " The app has to answer a signed ping with 200.");
    }

    /** Without credentials: the address is all that is needed. */
    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        return OpenFiles.fetch(tools, sender.outcomes()::ofFetch, media.reference(), maxBytes);
    }
}
