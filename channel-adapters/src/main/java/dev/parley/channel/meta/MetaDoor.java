package dev.parley.channel.meta;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes what Meta posts for an app ({@code X-Hub-Signature-256}) and answers when it verifies the address ({@code hub.challenge}).
 *
 * <p>An app has one address for all accounts of an object, so an event may be for another of the company's channels than the one
 * whose address it was posted to; it goes there if both have the same app secret, for only then was it verified for that one.
 */
public final class MetaDoor implements WebhookDoor {
    private static final String SCHEME = "sha256=";
    private static final int LONGEST_CHALLENGE = 1000;

    private final ChannelKind kind;
    private final Function<ChannelConfiguration, String> account;

    /** {@code account} tells the id by which Meta calls a channel's account; empty where it is not known yet. */
    public MetaDoor(ChannelKind kind, Function<ChannelConfiguration, String> account) {
        this.kind = kind;
        this.account = account;
    }

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        String secret = secret(channel);
        if (secret.isEmpty()) {
            return new WebhookAnswer.Forged("The channel has no app secret, so nothing can be verified.");
        }
        if (request.method().equals("GET")) {
            return handshake(channel, request, secret);
        }
        String expected = SCHEME + HexFormat.of().formatHex(Signatures.hmacSha256(secret, request.body()));
        String given = request.header("x-hub-signature-256").strip().toLowerCase(Locale.ROOT);
        if (!Signatures.same(expected, given)) {
            return new WebhookAnswer.Forged(
                    given.isEmpty()
                            ? "The request has no X-Hub-Signature-256."
                            : "The signature does not fit: it is forged, or the app secret of the channel is another one.");
        }
        var envelopes = cut(request).stream()
                .map(event -> envelope(channel, event, request, neighbours))
                .toList();
        return new WebhookAnswer.Accepted(envelopes, "");
    }

    private static WebhookAnswer handshake(ChannelConfiguration channel, WebhookRequest request, String secret) {
        String expected = MetaApp.verifyToken(setting(channel, "webhook.token").strip(), secret, channel.id());
        String challenge = request.parameter("hub.challenge");
        boolean genuine = Signatures.same(expected, request.parameter("hub.verify_token"));
        if (!genuine || !request.parameter("hub.mode").equals("subscribe")) {
            return new WebhookAnswer.Forged("The verify token that Meta shows is not the channel's.");
        }
        return challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE
                ? new WebhookAnswer.Malformed("The challenge is missing.")
                : new WebhookAnswer.Answered("text/plain", challenge);
    }

    private List<MetaEvent> cut(WebhookRequest request) {
        try {
            return MetaEvents.cut(Fields.parse(request.body()), kind);
        } catch (UnreadableMessageException e) {
            return List.of(MetaEvent.whole(kind, request.body()));
        }
    }

    private InboundEnvelope envelope(
            ChannelConfiguration channel, MetaEvent event, WebhookRequest request, Neighbours neighbours) {
        var owner = owner(channel, event, neighbours);
        Map<String, String> attributes = new TreeMap<>(event.attributes());
        attributes.put(EventAttributes.APP, setting(owner, "app.id").strip());
        if (!isFor(owner, event)) {
            attributes.put(EventAttributes.FOREIGN, event.account());
        }
        return new InboundEnvelope(owner.id(), event.position(), request.receivedAt(), event.raw(), attributes);
    }

    private ChannelConfiguration owner(ChannelConfiguration channel, MetaEvent event, Neighbours neighbours) {
        if (event.account().isEmpty() || isFor(channel, event)) {
            return channel;
        }
        return neighbours
                .find(event.kind(), event.account())
                .filter(other -> Signatures.same(secret(channel), secret(other)))
                .orElse(channel);
    }

    private boolean isFor(ChannelConfiguration channel, MetaEvent event) {
        if (event.kind() != kind) {
            // A neighbour of another kind has its account as its address.
            return channel.address().equals(event.account());
        }
        // Before the channel is connected its address may be anything.
        String own = account.apply(channel).matches("[0-9]+") ? account.apply(channel) : "";
        return event.account().isEmpty() || own.isEmpty() || own.equals(event.account());
    }

    private static String secret(ChannelConfiguration channel) {
        return setting(channel, MetaApp.SECRET).strip();
    }

    private static String setting(ChannelConfiguration channel, String name) {
        return channel.settings().getOrDefault(name, "");
    }
}
