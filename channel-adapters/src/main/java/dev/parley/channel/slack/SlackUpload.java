package dev.parley.channel.slack;

import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Uploads the files of a message and then shares them, which is the one step that the customer sees. */
record SlackUpload(SlackApi api) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    SendOutcome send(OutboundMessage message, SlackSender.Target target) {
        try {
            String conversation = target.isPerson() ? open(target.conversation()) : target.conversation();
            var files = new ArrayList<Map<String, String>>();
            for (var attachment : message.attachments()) {
                files.add(Map.of("id", upload(attachment), "title", attachment.name()));
            }
            return share(message, new SlackSender.Target(conversation, target.thread()), files);
        } catch (NotSentException e) {
            return e.outcome();
        }
    }

    private String open(String person) {
        var answer = api.json("conversations.open", Map.of("users", person), api.asking("conversations.open"));
        return given(answer).path("channel").path("id").stringValue(person);
    }

    private String upload(OutboundAttachment file) {
        if (file.content().length == 0) {
            throw new NotSentException(new SendOutcome.Rejected("Slack takes no empty files: " + file.name() + "."));
        }
        var place = given(api.form(
                "files.getUploadURLExternal",
                Map.of("filename", file.name(), "length", Integer.toString(file.content().length))));
        var answer = api.tools()
                .http()
                .send(HttpCall.post(address(place.path("upload_url").stringValue("")))
                        .with(new HttpCall.Body.Bytes("application/octet-stream", file.content()))
                        .within(PATIENCE));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw new NotSentException(preliminary(api.outcomes().ofSend(answer, SlackUpload::strange)));
        }
        return place.path("file_id").stringValue("");
    }

    private String address(String url) {
        try {
            if (api.isProvider(URI.create(url))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new NotSentException(strange(url));
        }
        throw new NotSentException(strange(url));
    }

    private static SendOutcome strange(Object answer) {
        return new SendOutcome.TryAgain(Duration.ZERO, "Slack gives no address of its own to upload files to.");
    }

    private JsonNode given(HttpAnswer answer) {
        if (answer instanceof Answered answered && SlackApi.isOk(answered)) {
            return answered.json();
        }
        throw new NotSentException(preliminary(api.outcomes().ofSend(answer, this::failed)));
    }

    private SendOutcome failed(Answered answer) {
        return SlackErrors.outcome(answer, api.outcomes().after(answer));
    }

    private static SendOutcome preliminary(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Unknown unknown
                ? new SendOutcome.TryAgain(Duration.ZERO, unknown.reason())
                : outcome;
    }

    private SendOutcome share(OutboundMessage message, SlackSender.Target target, List<Map<String, String>> files) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("files", files);
        arguments.put("channel_id", target.conversation());
        if (!target.thread().isEmpty()) {
            arguments.put("thread_ts", target.thread());
        }
        if (!message.text().isBlank()) {
            arguments.put("initial_comment", SlackText.escape(message.text()));
        }
        var answer = api.json("files.completeUploadExternal", arguments, api.posting(target.conversation()));
        return api.outcomes()
                .ofSend(
                        answer,
                        taken -> SlackApi.isOk(taken)
                                ? new SendOutcome.Sent(target.conversation() + ":"
                                        + shared(taken.json().path("files").path(0), target))
                                : failed(taken));
    }

    /** Slack shares files a moment later; where it tells the message already, that is the better name. */
    private String shared(JsonNode file, SlackSender.Target target) {
        String id = file.path("id").stringValue("files");
        String stamp = stamp(file, target.conversation());
        if (!stamp.isEmpty()) {
            return stamp;
        }
        var answer = api.form("files.info", Map.of("file", id));
        String told = answer instanceof Answered answered && SlackApi.isOk(answered)
                ? stamp(answered.json().path("file"), target.conversation())
                : "";
        return told.isEmpty() ? id : told;
    }

    private static String stamp(JsonNode file, String conversation) {
        for (var shares : file.path("shares")) {
            String stamp = shares.path(conversation).path(0).path("ts").stringValue("");
            if (!stamp.isEmpty()) {
                return stamp;
            }
        }
        return "";
    }
}
