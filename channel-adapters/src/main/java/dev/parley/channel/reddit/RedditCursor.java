package dev.parley.channel.reddit;

import dev.parley.channel.social.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How far an account's sources were read.
 *
 * @param marks by source: "inbox", "modmail", "r/acme/new" …
 * @param looked when things were last looked at for changes
 * @param watched things that may still change, oldest first
 */
record RedditCursor(Map<String, Mark> marks, Instant looked, List<Watched> watched) {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(2);

    /**
     * How far one source was read.
     *
     * @param since seconds since 1970 until when everything was read
     * @param walk names, any of which a walk back to {@code since} goes on after: the first may be deleted meanwhile; empty
     *     between two walks
     * @param top what {@code since} becomes after the walk
     * @param known the latest that were taken, the newest last
     */
    record Mark(long since, List<String> walk, long top, List<String> known) {
        private static final int REMEMBERED = 150;

        Mark {
            walk = List.copyOf(walk);
            known = List.copyOf(known.subList(Math.max(0, known.size() - REMEMBERED), known.size()));
        }

        private static Mark of(JsonNode json) {
            return new Mark(
                    Json.number(0, json, "since"),
                    names(json, "walk"),
                    Json.number(0, json, "top"),
                    names(json, "known"));
        }

        private static List<String> names(JsonNode json, String field) {
            return Json.items(json, field).stream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .toList();
        }
    }

    /** {@code edited}: when it was last edited as far as it is known; empty: never. */
    record Watched(String name, String edited, Instant from) {}

    RedditCursor {
        marks = new LinkedHashMap<>(marks);
        watched = List.copyOf(watched);
    }

    static RedditCursor of(String text) {
        var json = Json.parse(text);
        if (json.isEmpty()) {
            return new RedditCursor(Map.of(), Instant.EPOCH, List.of());
        }
        Map<String, Mark> marks = new LinkedHashMap<>();
        json.get().path("marks").properties().forEach(mark -> marks.put(mark.getKey(), Mark.of(mark.getValue())));
        var watched = Json.items(json.get(), "watched").stream()
                .map(each -> new Watched(
                        Json.id(each, "name"), Json.text(each, "edited"), Json.epoch(Instant.EPOCH, each, "from")))
                .toList();
        return new RedditCursor(marks, Json.epoch(Instant.EPOCH, json.get(), "looked"), watched);
    }

    @Override
    public String toString() {
        var things = watched.stream()
                .map(each -> Map.of(
                        "name",
                        each.name(),
                        "edited",
                        each.edited(),
                        "from",
                        each.from().getEpochSecond()))
                .toList();
        return Json.write(Map.of("marks", marks, "looked", looked.getEpochSecond(), "watched", things));
    }

    RedditCursor mark(String source, Mark mark) {
        var all = new LinkedHashMap<>(marks);
        all.put(source, mark);
        return new RedditCursor(all, looked, watched);
    }

    RedditCursor watch(Watched thing) {
        var all = new ArrayList<>(watched);
        all.removeIf(each -> each.name().equals(thing.name()));
        all.add(thing);
        return new RedditCursor(marks, looked, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    RedditCursor looked(Instant now, List<Watched> left) {
        var young = left.stream()
                .filter(each -> each.from().isAfter(now.minus(LONGEST)))
                .toList();
        return new RedditCursor(marks, now, young);
    }
}
