package dev.parley.channel.reddit;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.reddit.RedditCursor.Mark;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Reddit lists newest first, page by page back to what was read. It does not ask for what comes "before" a thing: that
 * finds nothing any more once the thing is deleted.
 */
final class RedditListings {
    private static final int PAGE = 100;
    /** What a moderator or a filter let through later is dated back. */
    private static final long OVERLAP = 600;

    private static final int WAYS = 3;

    private final RedditApi api;
    private final Envelopes envelopes;

    RedditListings(RedditApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    /** One page of a source; the very first only tells from where to go on. */
    RedditCursor read(
            String source,
            String path,
            RedditCursor cursor,
            List<InboundEnvelope> found,
            Map<String, String> attributes) {
        var mark = cursor.marks().get(source);
        var items = mark == null ? page(path, "") : page(path, mark.walk());
        if (mark == null) {
            return cursor.mark(source, begin(items));
        }
        var known = new ArrayList<>(mark.known());
        var next = cursor;
        for (var item : items.reversed()) {
            var thing = RedditThing.of(item);
            String name = name(item);
            boolean isNew = created(item) == 0 || created(item) > mark.since() - OVERLAP;
            if (isNew && !known.contains(name)) {
                found.add(envelopes.of("reddit " + source + " " + name, Json.bytes(item), attributes));
                known.add(name);
                next = thing.isMessage() || thing.name().isEmpty()
                        ? next
                        : next.watch(new RedditCursor.Watched(
                                name, thing.edited(), envelopes.clock().instant()));
            }
        }
        return next.mark(source, after(mark, items, known));
    }

    private Mark begin(List<JsonNode> items) {
        long now = envelopes.clock().instant().getEpochSecond();
        var names = items.reversed().stream().map(RedditListings::name).toList();
        long newest = items.isEmpty() ? 0 : created(items.getFirst());
        return new Mark(newest == 0 ? now : newest, List.of(), 0, names);
    }

    private static Mark after(Mark mark, List<JsonNode> items, List<String> known) {
        long newest = items.isEmpty() ? mark.since() : created(items.getFirst());
        long top = mark.walk().isEmpty() ? newest : mark.top();
        boolean arrived = items.size() < PAGE || created(items.getLast()) <= mark.since() - OVERLAP;
        if (arrived) {
            return new Mark(Math.max(mark.since(), top), List.of(), 0, known);
        }
        var ways = items.subList(items.size() - WAYS, items.size()).reversed().stream()
                .map(item -> RedditThing.of(item).name())
                .filter(name -> !name.isEmpty())
                .toList();
        return new Mark(mark.since(), ways, top, known);
    }

    /** What nobody knows has no name, but is not lost. */
    private static String name(JsonNode item) {
        String name = RedditThing.of(item).name();
        return name.isEmpty() ? "unnamed-" + Integer.toHexString(item.toString().hashCode()) : name;
    }

    private static long created(JsonNode item) {
        return RedditThing.of(item).created(Instant.EPOCH).getEpochSecond();
    }

    private List<JsonNode> page(String path, List<String> ways) {
        if (ways.isEmpty()) {
            return page(path, "");
        }
        for (String way : ways) {
            var items = page(path, "&after=" + way);
            if (!items.isEmpty()) {
                return items;
            }
        }
        return List.of();
    }

    private List<JsonNode> page(String path, String after) {
        return List.copyOf(Json.items(api.read(path + "limit=" + PAGE + after), "data", "children"));
    }
}
