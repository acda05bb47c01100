package dev.parley.channel.discourse;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what the forum's webhooks post: one event in each request, its body signed. */
final class DiscourseDoor implements WebhookDoor {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours) {
        var settings = DiscourseSettings.of(channel.settings());
        String secret = settings.receive().secret();
        String expected = secret.isEmpty()
                ? ""
                : "sha256=" + HexFormat.of().formatHex(Signatures.hmacSha256(secret, request.body()));
        if (expected.isEmpty() || !Signatures.same(expected, request.header("X-Discourse-Event-Signature"))) {
            return new WebhookAnswer.Forged("The request is not signed with the webhook's secret.");
        }
        String type = request.header("X-Discourse-Event-Type");
        String event = request.header("X-Discourse-Event");
        if (type.isBlank() || event.isBlank() && !type.equals("ping")) {
            return new WebhookAnswer.Forged("The request does not say what happened, as Discourse does.");
        }
        var posts = new DiscoursePosts(channel.id(), settings);
        try {
            var body = JSON.readTree(request.body());
            return type.equals("ping")
                    ? new WebhookAnswer.Answered("text/plain", "OK")
                    : accepted(posts, event, body.path(type), request);
        } catch (JacksonException unreadable) {
            return new WebhookAnswer.Accepted(
                    List.of(new InboundEnvelope(
                            channel.id(),
                            "discourse " + event,
                            request.receivedAt(),
                            request.body(),
                            Map.of(DiscoursePosts.EVENT, event))),
                    "");
        }
    }

    /** Posts that are not read are not stored either. */
    private static WebhookAnswer accepted(DiscoursePosts posts, String event, JsonNode node, WebhookRequest request) {
        var post = node.has("post") ? node.path("post") : node;
        boolean unread = post.has("cooked") && (DiscoursePosts.isPersonal(post) || !posts.isRead(post));
        return new WebhookAnswer.Accepted(
                unread ? List.of() : List.of(posts.envelope(event, node, false, request.receivedAt())), "");
    }
}
