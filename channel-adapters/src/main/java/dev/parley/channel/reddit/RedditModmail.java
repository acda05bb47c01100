package dev.parley.channel.reddit;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.reddit.RedditCursor.Mark;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads the mail of the subreddits that the account moderates: of each conversation with something new, its new messages. */
final class RedditModmail {
    private static final String SOURCE = "modmail";
    private static final int PAGE = 100;
    private static final int PAGES = 5;
    private static final int AT_ONCE = 20;

    private final RedditApi api;
    private final Envelopes envelopes;
    private boolean more;

    RedditModmail(RedditApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    /** Whether there was more than was read last. */
    boolean hasMore() {
        return more;
    }

    RedditCursor read(RedditCursor cursor, List<InboundEnvelope> found, Map<String, String> attributes) {
        more = false;
        var mark = cursor.marks().get(SOURCE);
        if (mark == null) {
            long now = envelopes.clock().instant().toEpochMilli();
            return cursor.mark(SOURCE, new Mark(now, List.of(), 0, List.of()));
        }
        var updated = updated(mark.since());
        more = updated.size() > AT_ONCE;
        long since = mark.since();
        var known = new ArrayList<>(mark.known());
        for (var conversation : updated.subList(0, Math.min(AT_ONCE, updated.size()))) {
            take(conversation, mark.since(), known, found, attributes);
            since = Math.max(since, millis(conversation, "lastUpdated"));
        }
        return cursor.mark(SOURCE, new Mark(since, List.of(), 0, known));
    }

    /** Conversations in which something happened since then, the one that waits longest first. */
    private List<JsonNode> updated(long since) {
        var all = new ArrayList<JsonNode>();
        String after = "";
        for (int page = 0; page < PAGES; page++) {
            var answer = api.read("/api/mod/conversations?state=all&sort=recent&limit=" + PAGE + after);
            var conversations = answer.path("conversations").values();
            int before = all.size();
            conversations.stream()
                    .filter(each -> millis(each, "lastUpdated") > since)
                    .forEach(all::add);
            var ids = List.copyOf(Json.items(answer, "conversationIds"));
            if (all.size() - before < PAGE || ids.isEmpty() || !ids.getLast().isString()) {
                break;
            }
            after = "&after=" + HttpCall.encode(ids.getLast().stringValue());
        }
        all.sort(Comparator.comparingLong(each -> millis(each, "lastUpdated")));
        return all;
    }

    private void take(
            JsonNode listed,
            long since,
            List<String> known,
            List<InboundEnvelope> found,
            Map<String, String> attributes) {
        String id = Json.id(listed, "id");
        var whole = whole(id);
        var messages = new ArrayList<>(whole.path("messages").values());
        messages.sort(Comparator.comparingLong(message -> millis(message, "date")));
        for (var message : messages) {
            String name = Json.id(message, "id");
            if (millis(message, "date") > since && !known.contains(name)) {
                var both = Map.of("conversation", whole.path("conversation"), "message", message);
                found.add(envelopes.of("reddit modmail " + id + "/" + name, Json.bytes(both), attributes));
                known.add(name);
            }
        }
    }

    /** One that may not be seen any more keeps the others not back. */
    private JsonNode whole(String id) {
        var answer = api.ask("/api/mod/conversations/" + HttpCall.encode(id) + "?markRead=false");
        if (answer.status() == 403 || answer.status() == 404) {
            return MissingNode.getInstance();
        }
        if (!answer.ok()) {
            throw api.failures().of(answer);
        }
        return answer.json();
    }

    private static long millis(JsonNode node, String field) {
        return Json.instant(Instant.EPOCH, node, field).toEpochMilli();
    }
}
