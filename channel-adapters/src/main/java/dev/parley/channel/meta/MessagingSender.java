package dev.parley.channel.meta;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.HttpCall.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sends private messages by the Send API of Messenger and Instagram. */
public final class MessagingSender {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TEXTS_A_SECOND = 200;
    private static final int FILES_A_SECOND = 10;

    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final Way way;

    /**
     * How an account sends.
     *
     * @param edge where to, such as "1234/messages"
     * @param metadata whether the provider gives back what we note with a message
     * @param humanAgent whether Meta has given the app the permission to let people answer for 7 days
     * @param files which kinds of attachment there are
     */
    public record Way(String edge, boolean metadata, boolean humanAgent, Set<String> files) {
        public Way {
            files = Set.copyOf(files);
        }
    }

    /** Asks nothing yet. */
    public MessagingSender(Graph graph, GraphOutcomes outcomes, Way way) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.way = way;
    }

    /** Answers in the chat; a comment is answered there too, once. */
    public SendOutcome send(OutboundMessage message) {
        String comment = comment(message);
        String handle = handle(message);
        if (comment.isEmpty() && handle.isEmpty()) {
            return new SendOutcome.Rejected("Nobody is named whom this could be brought to.");
        }
        if (message.text().isBlank() && message.attachments().isEmpty()) {
            return new SendOutcome.Rejected("An empty message is not taken.");
        }
        var content = content(message);
        if (content == null) {
            return new SendOutcome.Rejected("Text and files go in messages of their own, one file in each.");
        }
        Map<String, Object> recipient = recipient(message, comment, handle);
        var answer = post(message, Map.of("recipient", recipient, "messaging_type", "RESPONSE", "message", content));
        // Refused for good reasons before anything was sent: what a person writes may go out under another flag.
        if (GraphOutcomes.isWindow(answer) && mayTag(message, comment)) {
            answer = post(
                    message,
                    Map.of(
                            "recipient",
                            recipient,
                            "messaging_type",
                            "MESSAGE_TAG",
                            "tag",
                            "HUMAN_AGENT",
                            "message",
                            content));
        }
        return outcomes.ofSend(answer, taken -> sent(taken, message));
    }

    /** What a visitor posted is answered privately by another name than a comment. */
    private static Map<String, Object> recipient(OutboundMessage message, String comment, String handle) {
        if (comment.isEmpty()) {
            return Map.of("id", handle);
        }
        boolean post = comment.equals(message.venue().room());
        return Map.of(post ? "post_id" : "comment_id", comment);
    }

    private boolean mayTag(OutboundMessage message, String comment) {
        return way.humanAgent() && comment.isEmpty() && message.autoSubmitted() == AutoSubmitted.NO;
    }

    /** Comments have numbers for ids, messages of a chat never do. */
    private static String comment(OutboundMessage message) {
        return message.inReplyTo().matches("[0-9]+(_[0-9]+)*") ? message.inReplyTo() : "";
    }

    private static String handle(OutboundMessage message) {
        return message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .findFirst()
                .orElse(message.venue().room())
                .strip();
    }

    private @Nullable Map<String, Object> content(OutboundMessage message) {
        Map<String, Object> content = new LinkedHashMap<>();
        boolean text = !message.text().isBlank();
        if (message.attachments().size() > 1 || text && !message.attachments().isEmpty()) {
            return null;
        }
        if (message.attachments().isEmpty()) {
            content.put("text", message.text());
        } else {
            String type = type(message.attachments().getFirst());
            content.put("attachment", Map.of("type", type, "payload", Map.of("is_reusable", false)));
        }
        if (way.metadata()) {
            content.put("metadata", Messaging.METADATA + message.externalId());
        }
        return content;
    }

    private String type(OutboundAttachment file) {
        String type = file.mediaType().replaceFirst("/.*", "");
        return way.files().contains(type) ? type : "file";
    }

    private HttpAnswer post(OutboundMessage message, Map<String, Object> body) {
        if (message.attachments().isEmpty()) {
            return graph.ask(graph.post(way.edge()).json(body), budget("texts", TEXTS_A_SECOND));
        }
        var file = message.attachments().getFirst();
        List<Part> parts = new ArrayList<>();
        body.forEach((name, value) ->
                parts.add(Part.value(name, value instanceof String text ? text : JSON.writeValueAsString(value))));
        parts.add(new Part("filedata", file.name(), file.mediaType(), file.content()));
        HttpCall call = graph.post(way.edge()).multipart(parts).within(Duration.ofMinutes(2));
        return graph.ask(call, budget("files", FILES_A_SECOND));
    }

    private Budget budget(String bucket, int calls) {
        return graph.budget(bucket, calls, Duration.ofSeconds(1));
    }

    private static SendOutcome sent(Answered answer, OutboundMessage message) {
        String mid = Fields.id(answer.json(), "message_id");
        return new SendOutcome.Sent(mid.isEmpty() ? message.externalId() : mid);
    }
}
