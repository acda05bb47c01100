package dev.parley.channel.discourse;

import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The latest posts, newest first, in pages before an id. Beyond what is new it compares the newest page with the one before, and
 * so sees what was edited, removed, or became visible late, for as long as it stands there.
 */
final class DiscourseFeed {
    static final String PRIVATE = "private_posts";
    /** Where a feed was read until that was not read before. */
    static final long NEVER = -1;

    /** Older forums give twenty posts. */
    private static final int PAGE = 20;

    private static final int AT_ONCE = 20;
    private static final int ASKED = 5;

    private final DiscourseApi api;
    private final String path;
    private final String name;
    private TreeMap<Long, JsonNode> known = new TreeMap<>();

    DiscourseFeed(DiscourseApi api, String path, String name) {
        this.api = api;
        this.path = path;
        this.name = name;
    }

    /** What happened to a post. */
    record Change(String event, JsonNode post) {}

    /**
     * What was new.
     *
     * @param last the newest id that was read
     */
    record Step(List<Change> changes, long last, boolean more) {}

    String name() {
        return name;
    }

    boolean isPrivate() {
        return name.equals(PRIVATE);
    }

    Step next(long last) {
        var newest = page(api.get(path), Long.MAX_VALUE);
        long top = newest.isEmpty() ? Math.max(0, last) : Math.max(last, newest.lastKey());
        if (last == NEVER) {
            known = newest;
            return new Step(List.of(), top, false);
        }
        if (!newest.isEmpty() && newest.firstKey() > last + 1) {
            var step = backlog(newest, last);
            if (step.more()) {
                return step;
            }
            known = newest;
            return step;
        }
        var changes = new ArrayList<Change>();
        newest.forEach((id, post) -> {
            var before = known.get(id);
            boolean late = !known.isEmpty() && before == null && id > known.firstKey();
            if (id > last || late) {
                changes.add(new Change("post_created", post));
            } else if (before != null && !before.path("cooked").equals(post.path("cooked"))) {
                changes.add(new Change("post_edited", post));
            }
        });
        changes.addAll(removed(newest));
        known = newest;
        return new Step(changes, top, false);
    }

    /**
     * More is new than a page holds: on from where it was read until, so many ids at a time as a page holds posts; nothing is
     * skipped, and what was read stays read when the limit of calls is reached.
     */
    private Step backlog(TreeMap<Long, JsonNode> newest, long last) {
        var changes = new ArrayList<Change>();
        long until = last;
        for (int asked = 0; until < newest.firstKey() - 1; asked++) {
            long end = Math.min(until + PAGE, newest.firstKey() - 1);
            var answer = api.get(path + "?before=" + (end + 1));
            if (asked > 0 && (asked == AT_ONCE || answer instanceof HttpAnswer.Limited)) {
                return new Step(changes, until, true);
            }
            add(page(answer, end + 1).tailMap(until, false), changes);
            until = end;
        }
        add(newest, changes);
        return new Step(changes, newest.lastKey(), false);
    }

    private static void add(Map<Long, JsonNode> posts, List<Change> changes) {
        posts.values().forEach(post -> changes.add(new Change("post_created", post)));
    }

    /** A post that is not listed any more may only have moved: the forum is asked for it. */
    private List<Change> removed(TreeMap<Long, JsonNode> newest) {
        if (newest.isEmpty() || known.isEmpty()) {
            return List.of();
        }
        return known.tailMap(newest.firstKey()).entrySet().stream()
                .filter(entry -> !newest.containsKey(entry.getKey()))
                .limit(ASKED)
                .filter(entry -> isGone(entry.getKey()))
                .map(entry -> new Change("post_destroyed", entry.getValue()))
                .toList();
    }

    private boolean isGone(long id) {
        return api.get("/posts/" + id + ".json") instanceof Answered answered
                && (answered.status() == 404
                        || answered.ok()
                                && (answered.json().path("user_deleted").booleanValue(false)
                                        || !answered.json()
                                                .path("deleted_at")
                                                .stringValue("")
                                                .isEmpty()));
    }

    /** The posts of a page before an id, by id. */
    private TreeMap<Long, JsonNode> page(HttpAnswer answer, long before) {
        var page = new TreeMap<Long, JsonNode>();
        for (var post : api.given(answer).path(name)) {
            long id = post.path("id").asLong(0);
            if (id > 0 && id < before) {
                page.put(id, post);
            }
        }
        return page;
    }
}
