package dev.parley.channel.mattermost;

import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Posts one message of ours: in the thread, in the direct chat, or privately to who wrote in a channel. */
record MattermostSender(MattermostApi api) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    SendOutcome send(OutboundMessage message) {
        try {
            return post(message);
        } catch (NotSentException e) {
            return e.outcome();
        }
    }

    private SendOutcome post(OutboundMessage message) {
        String room = message.venue().room();
        int slash = room.indexOf('/');
        boolean aside = message.venue().visibility() == Visibility.PRIVATE && slash >= 0;
        String channel = room.isEmpty() || aside ? direct(message) : slash < 0 ? room : room.substring(0, slash);
        String root = aside || slash < 0 ? "" : room.substring(slash + 1);
        var files = new ArrayList<String>();
        for (var attachment : message.attachments()) {
            files.add(upload(channel, attachment));
        }
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("channel_id", channel);
        post.put("message", message.text());
        post.put("root_id", root);
        post.put("file_ids", files);
        post.put("props", Map.of(MattermostCodec.OURS, message.externalId()));
        // The server knows it again for thirty seconds: less than what an outcome nobody knows may take.
        post.put("pending_post_id", api.settings().user() + ":" + message.externalId());
        var answer = api.post("/posts", post);
        if (answer instanceof Answered answered && answered.ok()) {
            String id = answered.json().path("id").stringValue("");
            return id.isEmpty()
                    ? new SendOutcome.Unknown("Mattermost took the message without saying under which id.")
                    : new SendOutcome.Sent(id);
        }
        return api.refused(answer);
    }

    /** The direct chat with whom the message is for; it is made where there is none. */
    private String direct(OutboundMessage message) {
        String other = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .findFirst()
                .orElseThrow(() -> new NotSentException(
                        new SendOutcome.Rejected("Nobody is named to whom this could be said privately.")));
        String own = api.settings().user();
        if (own.isEmpty()) {
            own = given(api.get("/users/me")).path("id").stringValue("");
        }
        return given(api.post("/channels/direct", List.of(own, other)))
                .path("id")
                .stringValue("");
    }

    private String upload(String channel, OutboundAttachment file) {
        var call = api.call("POST", "/files")
                .multipart(List.of(
                        HttpCall.Part.value("channel_id", channel),
                        new HttpCall.Part("files", file.name(), file.mediaType(), file.content())))
                .within(PATIENCE);
        return given(api.send(call)).path("file_infos").path(0).path("id").stringValue("");
    }

    private JsonNode given(HttpAnswer answer) {
        if (answer instanceof Answered answered && answered.ok()) {
            return answered.json();
        }
        var outcome = api.refused(answer);
        throw new NotSentException(
                outcome instanceof SendOutcome.Unknown unknown
                        ? new SendOutcome.TryAgain(Duration.ZERO, unknown.reason())
                        : outcome);
    }
}
