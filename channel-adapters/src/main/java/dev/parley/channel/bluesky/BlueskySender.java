package dev.parley.channel.bluesky;

import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.Lookups;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers below a post, or in a chat. */
final class BlueskySender {
    private static final String COLLECTION = "app.bsky.feed.post";

    private final BlueskyApi api;

    BlueskySender(BlueskyApi api) {
        this.api = api;
    }

    SendOutcome send(OutboundMessage message) {
        try {
            boolean privately = message.venue().visibility() == Visibility.PRIVATE
                    || message.venue().room().startsWith(BlueskyCodec.CHAT);
            return privately ? new BlueskyChatSender(api).send(message) : post(message);
        } catch (NotSentException e) {
            return e.outcome();
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            return e.forGood()
                    ? new SendOutcome.Unauthorised(sentence)
                    : new SendOutcome.TryAgain(Duration.ZERO, sentence);
        }
    }

    private SendOutcome post(OutboundMessage message) {
        String parent = PostUri.is(message.inReplyTo())
                ? message.inReplyTo()
                : message.venue().room();
        if (!PostUri.is(parent)) {
            throw new NotSentException(
                    new SendOutcome.Rejected(
                            "There is no post to answer publicly. Answer the customer's direct message, or one of their posts."));
        }
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("$type", COLLECTION);
        post.put("text", message.text());
        post.put("createdAt", message.writtenAt().toString());
        post.put("reply", reply(parent));
        var facets = facets(api, message);
        if (!facets.isEmpty()) {
            post.put("facets", facets);
        }
        if (!message.attachments().isEmpty()) {
            var images = message.attachments().stream().map(this::image).toList();
            post.put("embed", Map.of("$type", "app.bsky.embed.images", "images", images));
        }
        return create(RecordKeys.of(message.externalId(), message.writtenAt()), post);
    }

    private SendOutcome create(String key, Map<String, Object> post) {
        String did = account();
        var answer = api.post(
                "com.atproto.repo.createRecord",
                Map.of("repo", did, "collection", COLLECTION, "rkey", key, "record", post));
        if (answer instanceof Answered answered
                && (answered.status() == 400 || answered.status() >= 500)
                && isThere(did, key)) {
            return new SendOutcome.Sent(PostUri.of(did, key));
        }
        return api.outcomes().ofSend(answer, taken -> new SendOutcome.Sent(PostUri.of(did, key)));
    }

    /** Whether an earlier try was carried out after all. */
    private boolean isThere(String did, String key) {
        String record = "?repo=" + HttpCall.encode(did) + "&collection=" + COLLECTION + "&rkey=" + key;
        try {
            return api.get("com.atproto.repo.getRecord" + record) instanceof Answered answered && answered.ok();
        } catch (RefusedException e) {
            return false;
        }
    }

    private String account() {
        String known = api.settings().did();
        return known.isEmpty() ? Json.id(lookedUp(api.get("com.atproto.server.getSession")), "did") : known;
    }

    private JsonNode lookedUp(HttpAnswer answer) {
        if (answer instanceof Answered answered && answered.ok()) {
            return answered.json();
        }
        throw new NotSentException(Lookups.failed(api.outcomes(), answer));
    }

    /** An answer names the post it answers and the one that the thread begins with, each with its content's hash. */
    private Map<String, Object> reply(String parent) {
        var post = lookedUp(api.get("app.bsky.feed.getPosts?uris=" + HttpCall.encode(parent)))
                .path("posts")
                .path(0);
        if (Json.id(post, "cid").isEmpty()) {
            throw new NotSentException(new SendOutcome.Rejected(
                    "The post that this answers is no longer there, or its writer has blocked this account."));
        }
        var self = Map.of("uri", parent, "cid", Json.id(post, "cid"));
        String uri = Json.id(post, "record", "reply", "root", "uri");
        String cid = Json.id(post, "record", "reply", "root", "cid");
        return Map.of("parent", self, "root", uri.isEmpty() || cid.isEmpty() ? self : Map.of("uri", uri, "cid", cid));
    }

    private Map<String, Object> image(OutboundAttachment file) {
        var answer = api.upload(file.mediaType(), file.content());
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw new NotSentException(Lookups.failed(api.outcomes(), answer));
        }
        return Map.of("alt", "", "image", answered.json().path("blob"));
    }

    /** Links, tags, and mentions of those whom the service knows. */
    static List<Map<String, Object>> facets(BlueskyApi api, OutboundMessage message) {
        return Facets.of(message.text(), handle -> {
            for (Recipient recipient : message.recipients()) {
                if (recipient.party().username().equalsIgnoreCase("@" + handle)) {
                    return recipient.party().handle();
                }
            }
            var answer = api.get("com.atproto.identity.resolveHandle?handle=" + HttpCall.encode(handle));
            return answer instanceof Answered answered && answered.ok() ? Json.id(answered.json(), "did") : "";
        });
    }
}
