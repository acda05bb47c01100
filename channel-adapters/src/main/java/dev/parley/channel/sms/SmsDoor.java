package dev.parley.channel.sms;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what the provider posts, messages and delivery reports at the same address. Nothing signs a time: what is replayed has
 * the same MessageSid, and so is no second message.
 *
 * <p>The answer is empty: words in it would go out as a message.
 */
final class SmsDoor implements WebhookDoor {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = SmsSettings.of(channel);
        boolean posted = !request.method().equals("GET");
        // What is asked for by GET is signed with the address alone, which holds the fields.
        Map<String, List<String>> signed = posted ? SmsForm.read(request.body()) : Map.of();
        if (!SmsSignature.isGenuine(settings.signing(), request, signed)) {
            return new WebhookAnswer.Forged(
                    "The signature in X-Twilio-Signature does not fit. Check the Auth Token, and that"
                            + " the provider posts to exactly the address that this server is known by.");
        }
        var fields = new TreeMap<String, String>();
        (posted ? signed : request.query())
                .forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.getFirst()));
        var envelope = new InboundEnvelope(
                channel.id(),
                "sms " + fields.getOrDefault("MessageSid", fields.getOrDefault("SmsSid", "without number")),
                request.receivedAt(),
                JSON.writeValueAsBytes(fields),
                Map.of(
                        SmsCodec.ACCOUNT, settings.from(),
                        SmsCodec.STOP, String.join("\n", settings.words().stop()),
                        SmsCodec.START, String.join("\n", settings.words().start())));
        return new WebhookAnswer.Accepted(List.of(envelope), "");
    }
}
