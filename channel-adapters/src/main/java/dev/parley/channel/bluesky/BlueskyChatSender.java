package dev.parley.channel.bluesky;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.Lookups;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers in a chat, which is opened where the customer wrote publicly. */
final class BlueskyChatSender {
    private final BlueskyApi api;

    BlueskyChatSender(BlueskyApi api) {
        this.api = api;
    }

    SendOutcome send(OutboundMessage message) {
        if (!message.attachments().isEmpty()) {
            return new SendOutcome.Rejected("Bluesky's direct messages take no files. Send a link instead.");
        }
        String room = message.venue().room();
        String convo = room.startsWith(BlueskyCodec.CHAT) ? room.substring(BlueskyCodec.CHAT.length()) : open(message);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("text", message.text());
        var facets = BlueskySender.facets(api, message);
        if (!facets.isEmpty()) {
            words.put("facets", facets);
        }
        var answer = api.chatPost("chat.bsky.convo.sendMessage", Map.of("convoId", convo, "message", words));
        return refused(answer).orElseGet(() -> api.outcomes().ofSend(answer, BlueskyChatSender::sent));
    }

    private static SendOutcome sent(Answered answer) {
        String id = Json.id(answer.json(), "id");
        return id.isEmpty()
                ? new SendOutcome.Unknown("Bluesky answered without the message's id.")
                : new SendOutcome.Sent(id);
    }

    private String open(OutboundMessage message) {
        String customer = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .filter(PostUri::isDid)
                .findFirst()
                .orElseThrow(() -> new NotSentException(
                        new SendOutcome.Rejected("Nobody knows whom this is for on Bluesky. Answer publicly.")));
        var answer = api.chat("chat.bsky.convo.getConvoForMembers?members=" + HttpCall.encode(customer));
        String convo =
                answer instanceof Answered answered && answered.ok() ? Json.id(answered.json(), "convo", "id") : "";
        if (convo.isEmpty()) {
            throw new NotSentException(refused(answer).orElseGet(() -> Lookups.failed(api.outcomes(), answer)));
        }
        return convo;
    }

    /** What the chat service means by what it refuses; empty where its status says enough. */
    private Optional<SendOutcome> refused(HttpAnswer answer) {
        if (!(answer instanceof Answered answered) || answered.ok()) {
            return Optional.empty();
        }
        String sentence = api.outcomes().sentence(answered);
        String words = sentence.toLowerCase(Locale.ROOT);
        if (words.contains("bad token") || answered.status() == 403) {
            return Optional.of(new SendOutcome.Unauthorised(
                    sentence + " Make an app password that allows access to direct messages, and enter it."));
        }
        boolean closed = words.contains("follow") || words.contains("disabled") || words.contains("block");
        return answered.status() == 400 && closed
                ? Optional.of(new SendOutcome.Rejected(
                        sentence + " This customer takes no direct messages from this account. Answer publicly."))
                : Optional.empty();
    }
}
