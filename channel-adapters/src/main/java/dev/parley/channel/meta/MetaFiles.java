package dev.parley.channel.meta;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.ProviderTools;

/** Fetches files that lie open at an address: no credential goes along. */
public final class MetaFiles {
    private MetaFiles() {}

    /** Fetches one, wherever the address leads, but to no private network. */
    public static MediaOutcome fetch(ProviderTools tools, GraphOutcomes outcomes, RemoteMedia media, long maxBytes) {
        HttpCall call;
        try {
            call = HttpCall.get(media.reference()).header("accept", "*/*").atMost(maxBytes);
        } catch (IllegalArgumentException e) {
            return new MediaOutcome.Refused("The file is at an address that is none.");
        }
        return outcomes.ofFetch(
                tools.http().follow(call),
                answer -> new MediaOutcome.Fetched(
                        "",
                        answer.header("content-type").replaceFirst(";.*", "").strip(),
                        answer.body()));
    }
}
