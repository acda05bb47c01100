package dev.parley.channel.x;

import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.HttpCall.Part;
import dev.parley.channel.provider.NotSentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings files to X before what they go with is said; until then nobody sees them, so that a failure is always tried again. */
final class XUploads {
    private static final int CHUNK = 4 << 20;
    private static final long PICTURE = 5L << 20;
    private static final long ANIMATION = 15L << 20;
    private static final int REMEMBERED = 500;

    private final XFailures failures;
    /** Films that X still works on, so that they are not brought again. */
    private final Map<String, String> working = new LinkedHashMap<>();

    XUploads(XFailures failures) {
        this.failures = failures;
    }

    /** How it ended. */
    sealed interface Uploaded {
        /** What X calls them. */
        record Ready(List<String> ids) implements Uploaded {}

        /** Nothing may be said without them. */
        record Not(SendOutcome outcome) implements Uploaded {}
    }

    Uploaded upload(XApi api, OutboundMessage message, boolean direct) {
        var wrong = refusal(message.attachments(), direct);
        if (wrong.isPresent()) {
            return new Uploaded.Not(new SendOutcome.Rejected(wrong.get()));
        }
        var ids = new ArrayList<String>();
        try {
            int index = 0;
            for (var file : message.attachments()) {
                ids.add(one(new XUpload(api, failures), file, direct, message.externalId() + "/" + index++));
            }
        } catch (NotSentException e) {
            return new Uploaded.Not(e.outcome());
        }
        return new Uploaded.Ready(ids);
    }

    private static Optional<String> refusal(List<OutboundAttachment> files, boolean direct) {
        for (var file : files) {
            String type = file.mediaType();
            boolean animation = type.equals("image/gif");
            boolean film = type.equals("video/mp4");
            boolean picture = List.of("image/jpeg", "image/png", "image/webp").contains(type);
            if (!animation && !film && !picture) {
                return Optional.of("X does not take " + file.name() + ": only JPEG, PNG, WebP, GIF and MP4.");
            }
            if (picture && file.content().length > PICTURE || animation && file.content().length > ANIMATION) {
                return Optional.of(file.name() + " is too large for X: a picture may have 5 MB, a GIF 15 MB.");
            }
            if ((animation || film) && files.size() > 1) {
                return Optional.of("X takes one film or GIF in a message, or several pictures, but not both.");
            }
        }
        return files.size() > (direct ? 1 : 4)
                ? Optional.of("X takes " + (direct ? "one file" : "four pictures") + " in one message.")
                : Optional.empty();
    }

    private String one(XUpload upload, OutboundAttachment file, boolean direct, String key) {
        String known = remembered(key);
        var info = known == null ? null : upload.status(known);
        String id = known;
        if (id == null || info == null) {
            id = begun(upload, file, direct);
            info = upload.finish(id);
        }
        String state = Fields.text(info.path("state"));
        if (state.equals("pending") || state.equals("in_progress")) {
            remember(key, id);
            int seconds = Math.clamp(info.path("check_after_secs").asInt(5), 1, 300);
            throw new NotSentException(
                    new SendOutcome.TryAgain(Duration.ofSeconds(seconds), "X still works on " + file.name() + "."));
        }
        if (state.equals("failed")) {
            String why = Fields.text(info.path("error").path("message"));
            throw new NotSentException(new SendOutcome.Rejected(
                    "X cannot show " + file.name() + (why.isEmpty() ? "." : ": " + why) + " Send it another way."));
        }
        return id;
    }

    private static String begun(XUpload upload, OutboundAttachment file, boolean direct) {
        String kind = file.mediaType().equals("image/gif")
                ? "gif"
                : file.mediaType().startsWith("video/") ? "video" : "image";
        String id = upload.begin(file, (direct ? "dm_" : "tweet_") + kind);
        byte[] content = file.content();
        for (int from = 0, segment = 0; from < content.length; from += CHUNK, segment++) {
            upload.append(id, segment, Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
        }
        return id;
    }

    private @Nullable String remembered(String key) {
        synchronized (working) {
            return working.remove(key);
        }
    }

    private void remember(String key, String id) {
        synchronized (working) {
            if (working.size() >= REMEMBERED) {
                working.remove(working.keySet().iterator().next());
            }
            working.put(key, id);
        }
    }

    /** The requests of one file. */
    private record XUpload(XApi api, XFailures failures) {
        private boolean v1() {
            return api.settings().access() instanceof XSettings.Access.V1;
        }

        String begin(OutboundAttachment file, String category) {
            Map<String, Object> fields = Map.of(
                    "media_type", file.mediaType(), "total_bytes", file.content().length, "media_category", category);
            var json = v1()
                    ? command(
                            "INIT",
                            Map.of(
                                    "media_type", file.mediaType(),
                                    "total_bytes", Integer.toString(file.content().length),
                                    "media_category", category))
                    : good(api.post("/2/media/upload/initialize", fields, XApi.Limit.UPLOAD));
            String id = v1()
                    ? Fields.first(json, "media_id_string")
                    : Fields.id(json.path("data").path("id"));
            if (id.isEmpty()) {
                throw new NotSentException(
                        new SendOutcome.TryAgain(Duration.ZERO, "X gave no id for " + file.name() + "."));
            }
            return id;
        }

        void append(String id, int segment, byte[] content) {
            var parts = new ArrayList<Part>();
            if (v1()) {
                parts.add(Part.value("command", "APPEND"));
                parts.add(Part.value("media_id", id));
            }
            parts.add(Part.value("segment_index", Integer.toString(segment)));
            parts.add(new Part("media", "blob", "application/octet-stream", content));
            String place = v1()
                    ? api.settings().upload() + "/1.1/media/upload.json"
                    : api.settings().api() + "/2/media/upload/" + id + "/append";
            good(api.send(HttpCall.post(place).multipart(parts), Map.of(), XApi.Limit.UPLOAD));
        }

        JsonNode finish(String id) {
            return info(
                    v1()
                            ? command("FINALIZE", Map.of("media_id", id))
                            : good(api.post("/2/media/upload/" + id + "/finalize", Map.of(), XApi.Limit.UPLOAD)));
        }

        JsonNode status(String id) {
            var query = HttpCall.encode(new java.util.TreeMap<>(Map.of("command", "STATUS", "media_id", id)));
            String place = v1()
                    ? api.settings().upload() + "/1.1/media/upload.json?"
                    : api.settings().api() + "/2/media/upload?";
            return info(good(api.send(HttpCall.get(place + query), Map.of(), XApi.Limit.UPLOAD)));
        }

        private JsonNode command(String name, Map<String, String> fields) {
            var form = new LinkedHashMap<>(fields);
            form.put("command", name);
            var call = HttpCall.post(api.settings().upload() + "/1.1/media/upload.json")
                    .form(form);
            return good(api.send(call, form, XApi.Limit.UPLOAD));
        }

        private static JsonNode info(JsonNode json) {
            var data = json.path("data");
            return (data.isObject() ? data : json).path("processing_info");
        }

        private JsonNode good(HttpAnswer answer) {
            if (answer instanceof Answered answered && answered.ok()) {
                return answered.json();
            }
            var outcome = failures.ofSend(answer, taken -> new SendOutcome.Unknown(""));
            throw new NotSentException(
                    outcome instanceof SendOutcome.Unknown unknown
                            ? new SendOutcome.TryAgain(Duration.ZERO, unknown.reason())
                            : outcome);
        }
    }
}
