package dev.parley.channel.sms;

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
import dev.parley.channel.TextLimit;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Text messages by Twilio, and by whoever speaks as it does. */
public final class SmsAdapter implements ChannelAdapter {
    private static final Capabilities CAPABILITIES = new Capabilities(
            // Ten segments are at most the 1600 characters that the provider takes.
            new TextLimit(10, TextLimit.Unit.SMS_SEGMENTS, 3),
            FileLimit.NONE,
            null,
            false,
            Set.of(Feature.PRIVATE, Feature.DELIVERY_RECEIPTS));

    /** A manager has to enter another one first. */
    private static final Duration TOKEN_RETRY = Duration.ofMinutes(10);

    private static final KindDescription DESCRIPTION = new KindDescription(
                    ChannelKind.SMS, SmsSettings.SETTINGS, SmsSettings::of, visibility -> CAPABILITIES, new SmsCodec())
            .with(new SmsDoor());

    private final SmsApi api;
    private final SmsSender sender;
    private final SmsConnection connection;

    /** One for all numbers. */
    public SmsAdapter(ProviderTools tools) {
        this.api = new SmsApi(tools);
        this.sender = new SmsSender(api);
        this.connection = new SmsConnection(api);
    }

    @Override
    public KindDescription description() {
        return DESCRIPTION;
    }

    @Override
    public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
        return sender.send(channel, message);
    }

    @Override
    public List<ConnectionCheck> test(ChannelConfiguration channel) {
        return connection.test(channel);
    }

    @Override
    public Connection connect(ChannelConfiguration channel, String webhookUrl) {
        return connection.connect(channel, webhookUrl);
    }

    /** The provider's own host wants the credentials, and sends on to a store that must not see them. */
    @Override
    public MediaOutcome fetch(ChannelConfiguration channel, RemoteMedia media, long maxBytes) {
        var settings = SmsSettings.of(channel);
        URI url;
        try {
            url = new URI(media.reference());
        } catch (URISyntaxException e) {
            return new MediaOutcome.Refused("The file's address is none.");
        }
        var call = HttpCall.get(url.toString())
                .header("accept", "*/*")
                .within(api.tools().answer())
                .atMost(maxBytes);
        var answer = api.tools()
                .http()
                .follow(settings.isProviders(url) ? call.header("authorization", settings.authorization()) : call);
        if (answer instanceof Answered refused && refused.status() == 401) {
            return new MediaOutcome.TryAgain(TOKEN_RETRY, SmsErrors.CREDENTIALS_REFUSED);
        }
        return api.outcomes().ofFetch(answer, OpenFiles::fetched);
    }
}
