package dev.parley.inbox.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A manager's pen: guidelines of one channel, put in force at once, and retired at the end so that no other test meets them. */
public final class GuidelinePen implements AutoCloseable {
    private final Browser manager;
    private final String channel;
    private final List<String> inForce = new ArrayList<>();

    /** Of somebody who may put guidelines in force. */
    public GuidelinePen(Browser manager, Object channel) {
        this.manager = manager;
        this.channel = channel.toString();
    }

    /** The id of a guideline about what customers write. */
    public String in(String name, Map<String, Object> condition, List<Map<String, Object>> actions) {
        return activate("IN", name, condition, actions);
    }

    /** The id of a guideline about answers. */
    public String out(String name, Map<String, Object> condition, Map<String, Object> action) {
        return activate("OUT", name, condition, List.of(action));
    }

    /** Takes it out of force. */
    public void retire(String id) {
        manager.post("/api/guidelines/" + id + "/retire", Map.of(), 200);
        inForce.remove(id);
    }

    @Override
    public void close() {
        List.copyOf(inForce).forEach(this::retire);
    }

    /** A condition: one of these words. */
    public static Map<String, Object> words(String... words) {
        return Map.of("kind", "words", "words", List.of(words));
    }

    private String activate(
            String direction, String name, Map<String, Object> condition, List<Map<String, Object>> actions) {
        var scope = Map.of(
                "channels", List.of(channel),
                "channelKinds", List.of(),
                "teams", List.of(),
                "languages", List.of(),
                "segments", List.of());
        var body = Map.ofEntries(
                Map.entry("name", name),
                Map.entry("reason", "We decide together."),
                Map.entry("direction", direction),
                Map.entry("scope", scope),
                Map.entry("condition", condition),
                Map.entry("actions", actions),
                Map.entry("stop", false),
                Map.entry("clash", "KEEP"),
                Map.entry("examples", List.of()));
        String id = manager.post("/api/guidelines", body, 201).at("/summary/id").asString();
        manager.post("/api/guidelines/" + id + "/activate", Map.of(), 200);
        inForce.add(id);
        return id;
    }
}
