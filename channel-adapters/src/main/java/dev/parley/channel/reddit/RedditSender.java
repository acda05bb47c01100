package dev.parley.channel.reddit;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Comments, answers a private message, begins one, or answers as a moderator. */
final class RedditSender {
    private static final int LONGEST_SUBJECT = 100;

    private final RedditApi api;

    RedditSender(RedditApi api) {
        this.api = api;
    }

    SendOutcome send(OutboundMessage message) {
        if (!message.attachments().isEmpty()) {
            return new SendOutcome.Rejected("Reddit takes no files with answers. Send a link instead.");
        }
        try {
            String room = message.venue().room();
            if (room.startsWith(RedditCodec.MODMAIL)) {
                return mail(room.substring(RedditCodec.MODMAIL.length()), message.text());
            }
            String thing = RedditThing.isName(message.inReplyTo()) ? message.inReplyTo() : room;
            boolean isPrivate = message.venue().visibility() == Visibility.PRIVATE;
            return isPrivate && !thing.startsWith("t4_") ? compose(message) : comment(thing, message.text());
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            return e.forGood()
                    ? new SendOutcome.Unauthorised(sentence)
                    : new SendOutcome.TryAgain(Duration.ZERO, sentence);
        }
    }

    private SendOutcome comment(String thing, String text) {
        if (!RedditThing.isName(thing)) {
            return new SendOutcome.Rejected(
                    "There is nothing on Reddit that this answers. Answer a message of the customer.");
        }
        var answer = api.post("/api/comment", Map.of("api_type", "json", "thing_id", thing, "text", text));
        return outcome(answer, json -> {
            String name = RedditThing.of(Json.at(json, "json", "data", "things").path(0))
                    .name();
            return name.isEmpty()
                    ? new SendOutcome.Unknown("Reddit took this without saying under which name.")
                    : new SendOutcome.Sent(name);
        });
    }

    private SendOutcome compose(OutboundMessage message) {
        String to = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .findFirst()
                .orElse("");
        if (!to.matches("[A-Za-z0-9_-]{1,40}|r/[A-Za-z0-9_]{1,40}")) {
            return new SendOutcome.Rejected("This customer has no account on Reddit any more.");
        }
        String title = message.subject().isBlank() ? message.venue().title() : message.subject();
        String subject = title.isBlank() ? "Your message" : title.strip();
        if (subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            subject = subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
        }
        var answer = api.post(
                "/api/compose",
                Map.of(
                        "api_type",
                        "json",
                        "to",
                        to.startsWith("r/") ? "/" + to : to,
                        "subject",
                        subject,
                        "text",
                        message.text()));
        // Reddit tells no name of what was begun.
        return outcome(answer, json -> new SendOutcome.Sent("message/" + message.externalId()));
    }

    private SendOutcome mail(String conversation, String text) {
        var answer = api.post(
                "/api/mod/conversations/" + HttpCall.encode(conversation),
                Map.of("body", text, "isAuthorHidden", "false", "isInternal", "false"));
        return outcome(answer, json -> {
            String id = latest(json.path("messages"));
            return new SendOutcome.Sent(RedditCodec.MODMAIL + conversation + (id.isEmpty() ? "" : "/" + id));
        });
    }

    private static String latest(JsonNode messages) {
        var all = new ArrayList<>(messages.values());
        all.sort(Comparator.comparing(message -> Json.text(message, "date")));
        return all.isEmpty() ? "" : Json.id(all.getLast(), "id");
    }

    /** Reddit answers 200 also where it refuses, with a list of reasons. */
    private SendOutcome outcome(HttpAnswer answer, Function<JsonNode, SendOutcome> taken) {
        if (answer instanceof Answered answered && answered.status() == 403) {
            String sentence = api.outcomes().sentence(answered);
            boolean scope = answered.header("www-authenticate").contains("insufficient_scope");
            return scope
                    ? new SendOutcome.Unauthorised(
                            sentence + " The token needs the scopes submit, privatemessages and modmail.")
                    : new SendOutcome.Rejected(
                            sentence + " The account may not write here: it may be banned, or the place closed.");
        }
        return api.outcomes().ofSend(answer, answered -> {
            var json = answered.json();
            var errors = Json.items(json, "json", "errors");
            if (!errors.isEmpty()) {
                return RedditErrors.outcome(errors.iterator().next(), json);
            }
            return json.isObject()
                    ? taken.apply(json)
                    : new SendOutcome.Unknown("Reddit answered something that Parley does not understand.");
        });
    }
}
