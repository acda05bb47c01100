package dev.parley.channel.bluesky;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Direct messages: the log of the chat service, by growing revisions. */
final class BlueskyChats {
    private static final int MANY = 50;
    private static final int REMEMBERED = 500;

    private final BlueskyApi api;
    private final Envelopes envelopes;
    private final Map<String, String> conversations = new HashMap<>();
    private String account = "";
    private boolean more;

    BlueskyChats(BlueskyApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    /** Whether there may be more than was read last. */
    boolean hasMore() {
        return more;
    }

    /** What came after a revision; without one nothing, but from where to go on. */
    String read(String revision, List<InboundEnvelope> found) {
        String query = revision.isEmpty() ? "" : "?cursor=" + HttpCall.encode(revision);
        var log = api.read(() -> api.chat("chat.bsky.convo.getLog" + query));
        var items = Json.items(log, "logs");
        String latest = revision;
        int taken = 0;
        for (var item : items) {
            String rev = Json.text(item, "rev");
            if (!revision.isEmpty() && (rev.isEmpty() || rev.compareTo(revision) > 0)) {
                found.add(envelope(item, rev));
                taken++;
            }
            latest = rev.compareTo(latest) > 0 ? rev : latest;
        }
        String told = Json.text(log, "cursor");
        String next = told.compareTo(latest) > 0 ? told : latest;
        more = taken >= MANY && !next.equals(revision);
        return next;
    }

    private InboundEnvelope envelope(JsonNode item, String rev) {
        String convo = Json.id(item, "convoId");
        boolean said = item.path("message").isObject();
        var attributes = new TreeMap<>(Map.of(BlueskyCodec.ACCOUNT, account()));
        if (said && !convo.isEmpty()) {
            attributes.put(BlueskyCodec.CONVERSATION, conversation(convo));
        }
        return envelopes.of("bluesky chat " + convo + " " + rev, Json.bytes(item), attributes);
    }

    private String conversation(String convo) {
        if (conversations.size() > REMEMBERED) {
            conversations.clear();
        }
        return conversations.computeIfAbsent(convo, this::ask);
    }

    /** A conversation that cannot be shown, because we left it, keeps no message back. */
    private String ask(String convo) {
        var answer = api.chat("chat.bsky.convo.getConvo?convoId=" + HttpCall.encode(convo));
        if (answer instanceof Answered answered && answered.ok()) {
            var known = answered.json().path("convo");
            return Json.write(Map.of("members", known.path("members"), "kind", known.path("kind")));
        }
        if (answer instanceof Answered answered && (answered.status() == 400 || answered.status() == 404)) {
            return "{}";
        }
        throw api.failures().of(answer);
    }

    private String account() {
        if (account.isEmpty()) {
            String known = api.settings().did();
            account =
                    known.isEmpty() ? Json.id(api.read(() -> api.get("com.atproto.server.getSession")), "did") : known;
        }
        return account;
    }
}
