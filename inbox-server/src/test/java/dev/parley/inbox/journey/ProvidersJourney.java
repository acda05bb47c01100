package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.Staff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes hear from a provider that they ask and from one that posts to them, and answer both, while the node that asks is killed
 * again and again and Redis once: everything said is there once, in its conversation; no answer goes out twice.
 */
final class ProvidersJourney {
    private static final Logger log = LoggerFactory.getLogger(ProvidersJourney.class);
    private static final int KILLS = Integer.getInteger("parley.providers.kills", 2);
    private static final String ASKED = "events came from the source of";
    private static final Map<String, String> SETTINGS = Map.of(
            "parley.secret-key", "QSBrZXkgb2YgMzIgYnl0ZXMgZm9yIGJvdGggbm9kZXM=",
            "parley.outgoing.allowed-networks", "127.0.0.0/8",
            "parley.outgoing.interval", "1s",
            "parley.outgoing.first-retry", "1s",
            "parley.outbox.lease", "8s",
            "parley.outbox.back-off", "1s",
            // Says which node asks.
            "logging.level.dev.parley.channel.poll", "DEBUG");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void nothingIsMissingAndNothingDoubledWhicheverNodeDies() throws Exception {
        try (var mastodon = new MastodonInstance();
                var slack = new SlackWorkspace();
                var nodes = new TwoNodes(folder, SETTINGS);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            connect(nodes, mastodon, slack);
            var answers = new Answerers(nodes.jdbc(), nodes.uris(), "PUBLIC");
            var colleagues = answers.work(Staff.hire(nodes.jdbc(), 3), workers);
            var crowd = new Crowd(mastodon, slack, answers, workers);
            crowd.begin();

            storm(nodes, mastodon, slack, crowd);
            crowd.end();
            answers.enough();

            for (var colleague : colleagues) {
                colleague.get(3, TimeUnit.MINUTES);
            }
            assertStoredOnce(nodes, crowd.said());
            assertAnsweredOnce(nodes, answers.accepted(), mastodon, slack);
            log.info("{} said, {} posted again by the provider", crowd.said().size(), slack.repeats());
        }
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
    }

    private static void connect(TwoNodes nodes, MastodonInstance mastodon, SlackWorkspace slack) throws Exception {
        var manager = new Desk(nodes.first().uri());
        manager.connect("MASTODON", Map.of("api.url", mastodon.url(), "api.token", "a-token"));
        var hook = manager.connect(
                "SLACK",
                Map.of(
                        "api.url",
                        slack.apiUrl(),
                        "api.token",
                        "xoxb-journey",
                        "webhook.secret",
                        SlackWorkspace.SECRET));
        slack.postsTo(nodes.uris().stream()
                .map(node -> node.resolve("/hooks/" + hook))
                .toList());
        nodes.jdbc().sql("update company set undo_seconds = 0").update();
        long now = System.nanoTime();
        patiently("Mastodon is asked").until(() -> mastodon.polledAfter(now) != 0);
    }

    /** Kills the node that asks while it also sends, in the middle once Redis too. */
    private static void storm(TwoNodes nodes, MastodonInstance mastodon, SlackWorkspace slack, Crowd crowd) {
        for (int kill = 1; kill <= KILLS; kill++) {
            crowd.awaitMore(30);
            var victim = asking(nodes);
            patiently("an answer on its way").until(() -> slack.beingPosted() > 0);
            victim.kill();
            long killed = System.nanoTime();
            patiently("the other node asks").until(() -> mastodon.polledAfter(killed) != 0);
            log.info(
                    "kill {}: {} ms until the other node asked",
                    kill,
                    TimeUnit.NANOSECONDS.toMillis(mastodon.polledAfter(killed) - killed));
            if (kill == 2) {
                nodes.redis().kill();
                nodes.redis().start();
            }
            victim.start();
        }
    }

    /** The node whose turn it is to ask Mastodon. */
    private static Server asking(TwoNodes nodes) {
        int first = asked(nodes.first());
        int second = asked(nodes.second());
        return patiently("a node asks")
                .until(
                        () -> asked(nodes.first()) > first
                                ? List.of(nodes.first())
                                : asked(nodes.second()) > second ? List.of(nodes.second()) : List.<Server>of(),
                        one -> !one.isEmpty())
                .getFirst();
    }

    private static int asked(Server node) {
        return node.log().split(ASKED, -1).length - 1;
    }

    private record Stored(String text, UUID conversation) {}

    private static void assertStoredOnce(TwoNodes nodes, List<String> said) {
        await("everything stored")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(stored(nodes)).hasSizeGreaterThanOrEqualTo(said.size()));
        var stored = stored(nodes);
        assertThat(stored).extracting(Stored::text).containsExactlyInAnyOrderElementsOf(said);
        var threads = new HashMap<UUID, Set<String>>();
        stored.forEach(one -> threads.computeIfAbsent(one.conversation(), id -> new HashSet<>())
                .add(Crowd.thread(one.text())));
        assertThat(threads.values()).as("one thread in each conversation").allMatch(names -> names.size() == 1);
        assertThat(threads.values().stream().flatMap(Set::stream))
                .as("one conversation for each thread")
                .doesNotHaveDuplicates();
    }

    private static List<Stored> stored(TwoNodes nodes) {
        return nodes.jdbc()
                .sql("select text, conversation_id from message where direction = 'INBOUND'")
                .query((row, number) -> new Stored(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    /** Mastodon does a post once however often it comes; Slack does it again, so there nobody sends twice. */
    private static void assertAnsweredOnce(
            TwoNodes nodes, List<String> accepted, MastodonInstance mastodon, SlackWorkspace slack) {
        await("no answer on its way")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(states(nodes).values()).isSubsetOf("SENT", "UNKNOWN"));
        var states = states(nodes);
        assertThat(states.keySet()).containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(slack.posted()).doesNotHaveDuplicates();
        var arrived = Stream.concat(slack.posted().stream(), mastodon.answers().stream())
                .map(text -> text.substring(text.indexOf(Answerers.to(""))))
                .toList();
        assertThat(arrived).doesNotHaveDuplicates().isSubsetOf(accepted);
        var unknown = states.entrySet().stream()
                .filter(one -> one.getValue().equals("UNKNOWN"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(accepted.stream().filter(text -> !unknown.contains(text)))
                .as("sent is arrived")
                .isSubsetOf(arrived);
        assertThat(unknown)
                .as("where a repeat is harmless it is repeated")
                .allMatch(text -> text.contains(Crowd.SLACK));
        log.info("{} answers arrived, {} may have been sent", arrived.size(), unknown.size());
    }

    private static Map<String, String> states(TwoNodes nodes) {
        return nodes
                .jdbc()
                .sql("select m.text, o.state from outbox o join message m on m.id = o.message_id")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
