package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Widget;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A visitor of a shop's page whose widget says a thing again, under the same id and to the next node, until it is taken. */
final class Shopper {
    static final String SITE = "https://shop.example";

    private final List<Widget> ways;
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private int turn;

    private Shopper(List<Widget> ways) {
        this.ways = ways;
    }

    private record Said(UUID id, String text) {}

    /** Begins to write, at whichever node takes it. */
    static Shopper enter(List<URI> nodes, String channel) throws IOException {
        var ways = nodes.stream()
                .map(node -> new Widget(withoutEnd(node), channel, SITE))
                .toList();
        var shopper = new Shopper(ways);
        shopper.again(way -> {
            var entered = way.enter("");
            ways.forEach(each -> each.know(way.token()));
            return entered;
        });
        return shopper;
    }

    private static String withoutEnd(URI node) {
        return node.toString().replaceFirst("/$", "");
    }

    /** Says it; returns once a node has taken it. */
    void say(String text) throws IOException {
        var one = new Said(UUID.randomUUID(), text);
        tell(one);
        said.add(one);
    }

    /** What the widget does that never heard that it was taken. */
    void sayAllAgain() throws IOException {
        for (var one : said) {
            tell(one);
        }
    }

    private void tell(Said one) throws IOException {
        again(way -> way.say(one.id(), one.text(), List.of()));
    }

    /** Everything it has said. */
    List<String> said() {
        return said.stream().map(Said::text).toList();
    }

    /** Everything that its chat shows, from either side, in its order. */
    List<String> shown() throws IOException {
        var shown = new ArrayList<String>();
        long after = 0;
        boolean more = true;
        while (more) {
            String asked = "/lines?after=" + after;
            var page = again(way -> way.get(asked)).body();
            for (var line : page.path("lines")) {
                shown.add(line.path("text").asString());
                after = line.path("number").asLong();
            }
            more = page.path("more").asBoolean();
        }
        return shown;
    }

    private interface Asking {
        Widget.Answer ask(Widget way) throws IOException, InterruptedException;
    }

    private Widget.Answer again(Asking asking) throws IOException {
        var patience = new Patience();
        while (patience.left()) {
            try {
                var answer = asking.ask(ways.get(Math.floorMod(turn++, ways.size())));
                if (answer.status() / 100 == 2) {
                    return answer;
                }
                patience.pause(new IOException("The chat answered " + answer.status() + " " + answer.body()));
            } catch (IOException away) {
                patience.pause(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        throw new IOException("No node answered the chat", patience.last());
    }
}
