package dev.parley.channel.meta;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes below a post for everybody to read. */
public final class CommentSender {
    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final String answers;

    /** {@code answers} is the edge of a comment at which answers are made: "comments" at Facebook, "replies" at Instagram. */
    public CommentSender(Graph graph, GraphOutcomes outcomes, String answers) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    /** Answers the comment, or writes below the post where no comment is answered. */
    public SendOutcome send(OutboundMessage message) {
        String post = message.venue().room();
        boolean answer = isId(message.inReplyTo()) && !message.inReplyTo().equals(post);
        String target = answer ? message.inReplyTo() : post;
        if (!isId(target)) {
            return new SendOutcome.Rejected("No post or comment is named below which this could be written.");
        }
        if (message.attachments().size() > 1
                || message.text().isBlank() && message.attachments().isEmpty()) {
            return new SendOutcome.Rejected("A comment is a text, with one picture at most.");
        }
        List<Part> parts = new ArrayList<>();
        if (!message.text().isBlank()) {
            parts.add(Part.value("message", message.text()));
        }
        for (var file : message.attachments()) {
            parts.add(new Part("source", file.name(), file.mediaType(), file.content()));
        }
        var call = graph.post(target + "/" + (answer ? answers : "comments"));
        var sent = graph.ask(
                message.attachments().isEmpty() ? call.form(Map.of("message", message.text())) : call.multipart(parts));
        return outcomes.ofSend(sent, CommentSender::taken);
    }

    private static boolean isId(String text) {
        return text.matches("[0-9]+(_[0-9]+)*");
    }

    /** The outcome for a comment that Meta took. */
    public static SendOutcome taken(Answered answer) {
        String id = Fields.id(answer.json(), "id");
        return id.isEmpty()
                ? new SendOutcome.Unknown("The comment was taken without being named.")
                : new SendOutcome.Sent(id);
    }
}
