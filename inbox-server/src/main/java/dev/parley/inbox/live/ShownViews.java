package dev.parley.inbox.live;

import dev.parley.inbox.view.LiveViews;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The views that one browser tab shows, by the names it gave them. */
final class ShownViews implements AutoCloseable {
    private record Shown(JsonNode filter, LiveViews.Watch watch) {}

    private final Map<String, Shown> shown = new HashMap<>();
    private boolean closed;

    /** Shows exactly these: ends the others, and begins those that are new or ask for something else. */
    synchronized void show(Map<String, JsonNode> wanted, Function<Map.Entry<String, JsonNode>, LiveViews.Watch> begin) {
        if (closed) {
            return;
        }
        shown.entrySet().removeIf(entry -> {
            boolean other = !entry.getValue().filter().equals(wanted.get(entry.getKey()));
            if (other) {
                entry.getValue().watch().close();
            }
            return other;
        });
        for (var entry : wanted.entrySet()) {
            if (!shown.containsKey(entry.getKey())) {
                shown.put(entry.getKey(), new Shown(entry.getValue(), begin.apply(entry)));
            }
        }
    }

    /** Begins all of them anew. */
    synchronized void renew(Function<Map.Entry<String, JsonNode>, LiveViews.Watch> begin) {
        shown.replaceAll((name, old) -> {
            old.watch().close();
            return new Shown(old.filter(), begin.apply(Map.entry(name, old.filter())));
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        shown.values().forEach(each -> each.watch().close());
        shown.clear();
    }
}
