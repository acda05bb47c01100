package dev.parley.channel.bluesky;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.OpenFiles;
import dev.parley.channel.social.Json;
import java.util.regex.Pattern;

/** Files of posts lie, public, on the writer's own server, which the directory of identifiers names (https://atproto.com/specs/blob). */
final class BlueskyFiles {
    private static final Pattern BLOB = Pattern.compile("(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9]+)");
    private static final long DOCUMENT = 1L << 20;

    private final BlueskyApi api;

    BlueskyFiles(BlueskyApi api) {
        this.api = api;
    }

    MediaOutcome fetch(RemoteMedia media, long most) {
        var blob = BLOB.matcher(media.reference());
        if (!blob.matches()) {
            return media.reference().matches("https?://.+")
                    ? get(media.reference(), most)
                    : new MediaOutcome.Refused("This file has no address.");
        }
        var answer = document(directory(blob.group(1)));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return api.outcomes().ofFetch(answer, odd -> new MediaOutcome.Refused("The writer's server is not known."));
        }
        for (var service : Json.items(answered.json(), "service")) {
            if (Json.text(service, "id").endsWith("#atproto_pds")) {
                String address = Json.text(service, "serviceEndpoint").replaceFirst("/+$", "")
                        + "/xrpc/com.atproto.sync.getBlob?did=" + HttpCall.encode(blob.group(1)) + "&cid="
                        + blob.group(2);
                return get(address, most);
            }
        }
        return new MediaOutcome.Refused("The writer's account has no server any more.");
    }

    /** Where it says of an identifier which server is its home. */
    private String directory(String did) {
        return did.startsWith("did:web:")
                ? "https://" + did.substring("did:web:".length()) + "/.well-known/did.json"
                : api.settings().directory() + "/" + did;
    }

    private MediaOutcome get(String address, long most) {
        return OpenFiles.fetch(api.tools(), api.outcomes()::ofFetch, address, most);
    }

    private HttpAnswer document(String address) {
        try {
            return api.tools()
                    .http()
                    .follow(HttpCall.get(address).header("accept", "*/*").atMost(DOCUMENT));
        } catch (IllegalArgumentException e) {
            return new HttpAnswer.NotSent("This is not an address: " + e.getMessage());
        }
    }
}
