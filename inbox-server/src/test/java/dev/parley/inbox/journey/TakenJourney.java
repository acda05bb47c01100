package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.Staff;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a provider or a visitor was told is taken is there once, whoever dies between that word and the inbox. */
final class TakenJourney {
    private static final Map<String, String> SETTINGS = Map.of(
            "parley.secret-key", "QSBrZXkgb2YgMzIgYnl0ZXMgZm9yIGJvdGggbm9kZXM=",
            "parley.outgoing.allowed-networks", "127.0.0.0/8",
            "parley.outbox.lease", "8s",
            "parley.outbox.back-off", "1s",
            "parley.web-chat.messages-per-minute", "6000");
    private static final String ALL = "web,intake,adapters,outbox";
    private static final int SHOPPERS = 5;
    private static final int WORDS = 30;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private TwoNodes nodes;

    @BeforeEach
    void begin() {
        nodes = TwoNodes.stopped(folder, SETTINGS);
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        nodes.close();
    }

    private static String chat(Desk manager) throws Exception {
        return manager.connect("WEB_CHAT", Map.of("sites", Shopper.SITE));
    }

    @Test
    void itIsThereThoughTheNodeThatTookItNeverReadIt() throws Exception {
        try (var slack = new SlackWorkspace()) {
            nodes.first().with("parley.roles", "web").start();
            var manager = new Desk(nodes.first().uri());
            var hook = manager.connect(
                    "SLACK",
                    Map.of(
                            "api.url",
                            slack.apiUrl(),
                            "api.token",
                            "xoxb-journey",
                            "webhook.secret",
                            SlackWorkspace.SECRET));
            slack.postsTo(List.of(nodes.first().uri().resolve("/hooks/" + hook)));
            var shopper = Shopper.enter(List.of(nodes.first().uri()), chat(manager));
            var stamps = Stream.generate(slack::stamp).limit(WORDS).toList();

            post(slack, stamps);
            for (int word = 0; word < WORDS; word++) {
                shopper.say("chat " + word);
            }
            assertThat(stored()).as("taken, not read").isEmpty();
            nodes.first().kill();
            nodes.redis().kill();
            nodes.redis().start();
            nodes.first().with("parley.roles", ALL).start();
            // Neither has heard that it was taken.
            post(slack, stamps);
            shopper.sayAllAgain();

            var said = Stream.concat(stamps.stream().map(TakenJourney::words), shopper.said().stream())
                    .toList();
            awaitStored(said);
            assertThat(shopper.shown()).containsExactlyElementsOf(shopper.said());
        }
    }

    private static void post(SlackWorkspace slack, List<String> stamps) throws IOException {
        for (var stamp : stamps) {
            slack.said("U0ANNA", "C0TALK", words(stamp), stamp, stamps.getFirst());
        }
    }

    private static String words(String stamp) {
        return "slack " + stamp;
    }

    @Test
    void chatsAreWholeOnBothSidesWhicheverNodeDies() throws Exception {
        nodes.first().start();
        nodes.second().start();
        String chat = chat(new Desk(nodes.first().uri()));
        nodes.jdbc().sql("update company set undo_seconds = 0").update();
        var answers = new Answerers(nodes.jdbc(), nodes.uris(), "PRIVATE");
        var colleagues = answers.work(Staff.hire(nodes.jdbc(), 2), workers);
        var talking = new ArrayList<Future<Shopper>>();
        for (int number = 0; number < SHOPPERS; number++) {
            String name = "shopper " + number;
            talking.add(workers.submit(() -> talk(name, chat)));
        }
        var asking = workers.submit(() -> ask(chat, answers));

        storm();
        var shoppers = new ArrayList<Shopper>();
        for (var each : talking) {
            shoppers.add(each.get(3, TimeUnit.MINUTES));
        }
        var asked = asking.get(3, TimeUnit.MINUTES);
        answers.enough();
        for (var colleague : colleagues) {
            colleague.get(3, TimeUnit.MINUTES);
        }

        awaitStored(Stream.concat(shoppers.stream(), asked.stream())
                .flatMap(shopper -> shopper.said().stream())
                .toList());
        for (var shopper : shoppers) {
            assertThat(shopper.shown()).containsExactlyElementsOf(shopper.said());
        }
        assertThat(answers.accepted()).hasSize(asked.size());
        for (var shopper : asked) {
            var question = shopper.said().getFirst();
            await("the answer in the chat")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(shopper.shown()).hasSizeGreaterThan(1));
            assertThat(shopper.shown()).containsExactly(question, Answerers.to(question));
        }
        assertThat(states()).containsOnly("SENT");
    }

    /** One conversation with many words. */
    private Shopper talk(String name, String chat) throws IOException {
        var shopper = Shopper.enter(nodes.uris(), chat);
        for (int word = 0; word < WORDS; word++) {
            shopper.say(name + ": " + word);
            new Patience().pause(new IOException("thinking"));
        }
        return shopper;
    }

    /** One question after the other, each by somebody else. */
    private List<Shopper> ask(String chat, Answerers answers) throws IOException {
        var asked = new ArrayList<Shopper>();
        for (int number = 0; number < WORDS; number++) {
            var shopper = Shopper.enter(nodes.uris(), chat);
            String question = "question " + number;
            shopper.say(question);
            answers.asked(question);
            asked.add(shopper);
        }
        return asked;
    }

    /** Everybody dies once while they talk. */
    private void storm() {
        awaitMore();
        nodes.second().kill();
        awaitMore();
        nodes.second().start();
        nodes.redis().kill();
        nodes.redis().start();
        awaitMore();
        nodes.first().kill();
        nodes.first().start();
    }

    private void awaitMore() {
        int before = stored().size();
        int all = (SHOPPERS + 1) * WORDS;
        await("people talk").atMost(Duration.ofMinutes(2)).until(() -> stored().size() >= Math.min(before + 10, all));
    }

    private void awaitStored(List<String> said) {
        await("everything in the inbox")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(stored()).hasSizeGreaterThanOrEqualTo(said.size()));
        // What came a second time has been read, too.
        try (var client =
                        RedisClient.create("redis://127.0.0.1:" + nodes.redis().port());
                var redis = client.connect()) {
            await("nothing waits to be read").until(() -> redis.sync().xlen(InboundStream.KEY) == 0);
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(said);
    }

    private List<String> stored() {
        return nodes.jdbc()
                .sql("select text from message where direction = 'INBOUND'")
                .query(String.class)
                .list();
    }

    private List<String> states() {
        return nodes.jdbc().sql("select state from outbox").query(String.class).list();
    }
}
