package dev.parley.channel.mattermost;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Calls of Mattermost's API (version 4) with one channel's token. */
record MattermostApi(ProviderTools tools, MattermostSettings settings) {
    /** A thousand posts of the greatest length. */
    private static final long LONGEST = 96L << 20;

    HttpAnswer get(String path) {
        return send(call("GET", path).atMost(LONGEST));
    }

    HttpAnswer post(String path, Object value) {
        return send(call("POST", path).json(value));
    }

    HttpCall call(String method, String path) {
        return HttpCall.of(method, settings.server() + "/api/v4" + path)
                .bearer(settings.token())
                .within(tools.answer());
    }

    /** The server's default is ten calls a second, a hundred of them at once. */
    HttpAnswer send(HttpCall call) {
        return tools.http().send(call, Budget.of(settings.token(), "api", 100, Duration.ofSeconds(10)));
    }

    Outcomes outcomes() {
        return new Outcomes("Mattermost", tools.clock(), MattermostApi::words);
    }

    private static String words(Answered answer) {
        return answer.json().path("message").stringValue("");
    }

    /** What a poll asked for. {@link PollException} where it was not given. */
    JsonNode given(HttpAnswer answer) {
        if (answer instanceof Answered answered
                && answered.ok()
                && answered.json().isContainer()) {
            return answered.json();
        }
        String sentence = outcomes().sentence(answer);
        if (answer instanceof Answered answered && answered.status() == 401) {
            throw PollException.refused("Mattermost refuses the token: enter a new access token. " + sentence);
        }
        throw PollException.failed(sentence, after(answer));
    }

    private Duration after(HttpAnswer answer) {
        return switch (answer) {
            case Answered answered -> outcomes().after(answered);
            case HttpAnswer.Limited limited -> limited.after();
            case HttpAnswer.NotSent not -> Duration.ZERO;
            case HttpAnswer.NoAnswer none -> Duration.ZERO;
            case HttpAnswer.TooLarge large -> Duration.ZERO;
        };
    }

    /** What an answer to sending means that is no success; the server names its errors. */
    SendOutcome refused(HttpAnswer answer) {
        if (answer instanceof Answered answered && answered.status() >= 400 && answered.status() < 500) {
            String id = answered.json().path("id").stringValue("");
            String reason = reason(id);
            if (answered.status() != 401 && !reason.isEmpty()) {
                return new SendOutcome.Rejected(reason);
            }
        }
        return outcomes()
                .ofSend(answer, strange -> new SendOutcome.Unknown("Mattermost gave an answer that cannot be read."));
    }

    private static String reason(String id) {
        return switch (id) {
            case "api.context.permissions.app_error" ->
                "The account may not post here: add it to the channel, or give it the permission.";
            case "api.post.create_post.can_not_post_to_deleted.error" -> "The Mattermost channel is archived.";
            case "api.post.create_post.root_id.app_error",
                    "api.post.create_post.channel_root_id.app_error",
                    "api.post.create_post.parent_id.app_error" ->
                "The message that this answers is gone from Mattermost.";
            case "model.post.is_valid.message_length.app_error", "model.post.is_valid.msg.app_error" ->
                "The message is too long for this Mattermost server: shorten it.";
            case "api.file.upload_file.too_large.app_error",
                    "api.file.upload_file.too_large_detailed.app_error",
                    "api.upload.create.upload_too_large.app_error" ->
                "The file is too large for this Mattermost server.";
            case "api.file.attachments.disabled.app_error" -> "This Mattermost server takes no files.";
            case "store.sql_channel.get.existing.app_error", "app.channel.get.existing.app_error" ->
                "The Mattermost channel is gone.";
            default -> "";
        };
    }
}
