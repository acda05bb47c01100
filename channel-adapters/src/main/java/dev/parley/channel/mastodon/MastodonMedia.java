package dev.parley.channel.mastodon;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.Lookups;
import java.time.Duration;
import java.util.List;

/** Files both ways (https://docs.joinmastodon.org/methods/media/). */
final class MastodonMedia {
    private static final int LOOKS = 30;

    private final MastodonApi api;
    private final Duration pause;

    /** {@code pause}: between two looks at whether a file is processed. */
    MastodonMedia(MastodonApi api, Duration pause) {
        this.api = api;
        this.pause = pause;
    }

    /** Its id with the instance, once that has processed it. */
    String upload(OutboundAttachment file) {
        String type = file.mediaType().isBlank() ? "application/octet-stream" : file.mediaType();
        var answer = api.upload(List.of(new HttpCall.Part("file", file.name(), type, file.content())));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw new NotSentException(refused(answer, file));
        }
        String id = Json.id(answered.json(), "id");
        if (id.isEmpty()) {
            throw new NotSentException(new SendOutcome.TryAgain(
                    Duration.ZERO, "Mastodon took \"" + file.name() + "\" without saying under which id."));
        }
        if (answered.status() == 202) {
            awaitProcessed(id, file);
        }
        return id;
    }

    private SendOutcome refused(HttpAnswer answer, OutboundAttachment file) {
        if (answer instanceof Answered answered && (answered.status() == 422 || answered.status() == 413)) {
            return new SendOutcome.Rejected("This Mastodon server does not take \"" + file.name() + "\": "
                    + api.outcomes().sentence(answer) + " Send it in another format or smaller.");
        }
        return MastodonSender.refused(api, answer).orElseGet(() -> Lookups.failed(api.outcomes(), answer));
    }

    private void awaitProcessed(String id, OutboundAttachment file) {
        for (int look = 0; look < LOOKS; look++) {
            var answer = api.get("/api/v1/media/" + id);
            if (!(answer instanceof Answered answered) || !answered.ok()) {
                throw new NotSentException(refused(answer, file));
            }
            if (answered.status() != 206) {
                return;
            }
            pause();
        }
        throw new NotSentException(new SendOutcome.TryAgain(
                Duration.ofMinutes(1), "Mastodon is still processing \"" + file.name() + "\"."));
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException(
                    new SendOutcome.TryAgain(Duration.ZERO, "Parley was stopped before it was sent."));
        }
    }

    /** Files are public, also those of direct posts, and often lie on other servers: nobody gets the token. */
    static MediaOutcome fetch(ProviderTools tools, MastodonApi api, RemoteMedia media, long most) {
        return media.reference().matches("https?://.+")
                ? OpenFiles.fetch(tools, api.outcomes()::ofFetch, media.reference(), most)
                : new MediaOutcome.Refused("This file has no address.");
    }
}
