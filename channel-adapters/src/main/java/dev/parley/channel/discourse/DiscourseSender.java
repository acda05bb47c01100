package dev.parley.channel.discourse;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Posts one message of ours: into the topic, or as a personal message to who wrote there. */
record DiscourseSender(DiscourseApi api) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LONGEST_TITLE = 250;

    SendOutcome send(OutboundMessage message) {
        try {
            var post = post(message);
            var answer = api.post("/posts.json", post);
            return answer instanceof Answered answered && answered.ok() ? taken(answered) : api.refused(answer);
        } catch (NotSentException e) {
            return e.outcome();
        }
    }

    private Map<String, Object> post(OutboundMessage message) {
        String room = message.venue().room();
        boolean personal = room.startsWith("pm/");
        boolean aside = room.isEmpty() || message.venue().visibility() == Visibility.PRIVATE && !personal;
        Map<String, Object> post = new LinkedHashMap<>();
        if (aside) {
            post.put("archetype", "private_message");
            post.put("target_recipients", username(message));
            post.put("title", title(message));
        } else {
            String topic = personal ? room.substring("pm/".length()) : room;
            post.put("topic_id", number(topic));
            String answered = message.inReplyTo();
            // The first post is what every post of a topic answers.
            if (answered.startsWith(topic + "/") && !answered.equals(topic + "/1")) {
                post.put("reply_to_post_number", number(answered.substring(topic.length() + 1)));
            }
        }
        post.put("raw", raw(message));
        return post;
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new NotSentException(new SendOutcome.Rejected("This is no topic of the forum: " + text + "."));
        }
        return Long.parseLong(text);
    }

    private static String title(OutboundMessage message) {
        String about = message.subject().isBlank() ? message.venue().title() : message.subject();
        String title = about.isBlank() ? "About your post" : "Re: " + about;
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }

    /** Personal messages go to names; where only the id is known, the post that is answered tells the name. */
    private String username(OutboundMessage message) {
        String known = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().username().replaceFirst("^@", ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
        if (!known.isEmpty() || !message.inReplyTo().matches("[0-9]{1,12}/[0-9]{1,12}")) {
            return known.isEmpty() ? nobody() : known;
        }
        String told = given(api.get("/posts/by_number/" + message.inReplyTo() + ".json"))
                .path("username")
                .stringValue("");
        return told.isEmpty() ? nobody() : told;
    }

    private static String nobody() {
        throw new NotSentException(new SendOutcome.Rejected("Nobody is named who could get a personal message."));
    }

    private String raw(OutboundMessage message) {
        var raw = new StringBuilder(DiscourseMarkdown.escape(message.text()));
        for (var file : message.attachments()) {
            raw.append(raw.isEmpty() ? "" : "\n\n").append(upload(file));
        }
        return raw.toString();
    }

    private String upload(OutboundAttachment file) {
        var call = api.call("POST", "/uploads.json")
                .multipart(List.of(
                        HttpCall.Part.value("type", "composer"),
                        HttpCall.Part.value("upload_type", "composer"),
                        HttpCall.Part.value("synchronous", "true"),
                        new HttpCall.Part("file", file.name(), file.mediaType(), file.content())))
                .within(PATIENCE);
        var told = given(api.send(call));
        String address = told.path("short_url").stringValue(told.path("url").stringValue(""));
        return DiscourseMarkdown.file(file.name(), address, file.mediaType().startsWith("image/"));
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

    private static SendOutcome taken(Answered answer) {
        var told = answer.json();
        if (told.path("action").stringValue("").equals("enqueued")) {
            return new SendOutcome.Unknown("The forum shows the post once a moderator approves it.");
        }
        var post = told.path("post").isObject() ? told.path("post") : told;
        String topic = post.path("topic_id").asString("");
        String number = post.path("post_number").asString("");
        return topic.isEmpty() || number.isEmpty()
                ? new SendOutcome.Unknown("The forum took the post without saying where it stands.")
                : new SendOutcome.Sent(topic + "/" + number);
    }
}
