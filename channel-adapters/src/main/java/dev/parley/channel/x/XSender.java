package dev.parley.channel.x;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says something: below a post where it may be public, as a direct message otherwise. */
final class XSender {
    private final XApi api;
    private final XUploads uploads;
    private final XFailures failures;

    XSender(XApi api, XUploads uploads, XFailures failures) {
        this.api = api;
        this.uploads = uploads;
        this.failures = failures;
    }

    SendOutcome send(OutboundMessage message) {
        boolean direct = !message.venue().visibility().isPublic();
        if (message.text().isBlank() && message.attachments().isEmpty()) {
            return new SendOutcome.Rejected("There is nothing to send: write something.");
        }
        try {
            return switch (uploads.upload(api, message, direct)) {
                case XUploads.Uploaded.Not not -> not.outcome();
                case XUploads.Uploaded.Ready ready ->
                    direct ? direct(message, ready.ids()) : post(message, ready.ids());
            };
        } catch (RefusedException e) {
            return failures.ofSend(e);
        }
    }

    private SendOutcome post(OutboundMessage message, List<String> media) {
        if (!message.inReplyTo().matches("[0-9]{1,25}")) {
            return new SendOutcome.Rejected("It is not known which post this answers, so it cannot stand below one.");
        }
        var answer = switch (api.settings().access()) {
            case XSettings.Access.V2 v2 -> api.post("/2/tweets", v2Post(message, media), XApi.Limit.POST);
            case XSettings.Access.V1 v1 -> v1Post(message, media);
        };
        return failures.ofSend(
                answer, taken -> sent(taken, taken.json().path("data").path("id"), "id_str"));
    }

    private static Map<String, Object> v2Post(OutboundMessage message, List<String> media) {
        var post = new LinkedHashMap<String, Object>();
        if (!message.text().isBlank()) {
            post.put("text", message.text());
        }
        post.put("reply", Map.of("in_reply_to_tweet_id", message.inReplyTo()));
        if (!media.isEmpty()) {
            post.put("media", Map.of("media_ids", media));
        }
        return post;
    }

    private HttpAnswer v1Post(OutboundMessage message, List<String> media) {
        var form = new LinkedHashMap<String, String>();
        form.put("status", message.text());
        form.put("in_reply_to_status_id", message.inReplyTo());
        form.put("auto_populate_reply_metadata", "true");
        if (!media.isEmpty()) {
            form.put("media_ids", String.join(",", media));
        }
        var call = HttpCall.post(api.settings().api() + "/1.1/statuses/update.json")
                .form(form);
        return api.send(call, form, XApi.Limit.POST);
    }

    private SendOutcome direct(OutboundMessage message, List<String> media) {
        String customer = customer(message);
        String conversation = XDirect.conversation(message.venue().room());
        boolean group = XDirect.isGroup(message.venue().room());
        if (customer.isEmpty() && conversation.isEmpty()) {
            return new SendOutcome.Rejected("It is not known whom this goes to.");
        }
        var answer = switch (api.settings().access()) {
            case XSettings.Access.V2 v2 ->
                api.post(
                        group || customer.isEmpty()
                                ? "/2/dm_conversations/" + conversation + "/messages"
                                : "/2/dm_conversations/with/" + customer + "/messages",
                        v2Direct(message, media),
                        XApi.Limit.DIRECT);
            case XSettings.Access.V1 v1 ->
                api.post("/1.1/direct_messages/events/new.json", v1Direct(message, customer, media), XApi.Limit.DIRECT);
        };
        return failures.ofSend(
                answer, taken -> sent(taken, taken.json().path("data").path("dm_event_id"), "event"));
    }

    private static Map<String, Object> v2Direct(OutboundMessage message, List<String> media) {
        var direct = new LinkedHashMap<String, Object>();
        if (!message.text().isBlank()) {
            direct.put("text", message.text());
        }
        if (!media.isEmpty()) {
            direct.put(
                    "attachments",
                    media.stream().map(id -> Map.of("media_id", id)).toList());
        }
        return direct;
    }

    private static Map<String, Object> v1Direct(OutboundMessage message, String customer, List<String> media) {
        var data = new LinkedHashMap<String, Object>();
        data.put("text", message.text());
        if (!media.isEmpty()) {
            data.put("attachment", Map.of("type", "media", "media", Map.of("id", media.getFirst())));
        }
        var create = Map.of("target", Map.of("recipient_id", customer), "message_data", data);
        return Map.of("event", Map.of("type", "message_create", "message_create", create));
    }

    private static String customer(OutboundMessage message) {
        return message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .filter(handle -> handle.matches("[0-9]{1,25}"))
                .findFirst()
                .orElse("");
    }

    /** {@code v1}: where V1 puts the id. */
    private static SendOutcome sent(Answered answered, JsonNode v2, String v1) {
        String id = Fields.id(v2);
        if (id.isEmpty()) {
            var other = answered.json().path(v1);
            id = Fields.id(other.isObject() ? other.path("id") : other);
        }
        return id.isEmpty()
                ? new SendOutcome.Unknown("X took it but did not say under which id.")
                : new SendOutcome.Sent(id);
    }
}
