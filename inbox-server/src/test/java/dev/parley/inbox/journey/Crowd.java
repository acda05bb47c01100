package dev.parley.inbox.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** People who talk on Mastodon and in Slack, at a steady pace until they are told to end; some of them ask something. */
final class Crowd {
    static final String SLACK = "slack";
    private static final String MASTODON = "mastodon";
    private static final int WORDS = 4;

    private final MastodonInstance mastodon;
    private final SlackWorkspace slack;
    private final Answerers answers;
    private final ExecutorService speakers;
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(1);
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final Phaser speaking = new Phaser(1);
    private volatile @Nullable IOException failure;

    Crowd(MastodonInstance mastodon, SlackWorkspace slack, Answerers answers, ExecutorService speakers) {
        this.mastodon = mastodon;
        this.slack = slack;
        this.answers = answers;
        this.speakers = speakers;
    }

    /** The thread that these words belong to. */
    static String thread(String text) {
        return text.substring(0, text.indexOf(':'));
    }

    void begin() {
        pace.scheduleAtFixedRate(() -> speak(this::thread), 0, 500, TimeUnit.MILLISECONDS);
        pace.scheduleAtFixedRate(() -> speak(this::question), 0, 500, TimeUnit.MILLISECONDS);
        pace.scheduleAtFixedRate(this::toot, 0, 900, TimeUnit.MILLISECONDS);
    }

    /** Returns once as many more things were said. */
    void awaitMore(int more) {
        int now = said.size();
        await("people talk").atMost(Duration.ofMinutes(2)).until(() -> said.size() >= now + more);
    }

    /** Nobody begins anything new; returns once everything that was begun is said. */
    void end() throws IOException {
        pace.shutdown();
        speaking.arriveAndAwaitAdvance();
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    /** Everything that a provider has taken from somebody. */
    List<String> said() {
        return List.copyOf(said);
    }

    private interface Speech {
        void say() throws IOException;
    }

    private void speak(Speech speech) {
        speaking.register();
        speakers.submit(() -> {
            try {
                speech.say();
            } catch (IOException e) {
                failure = e;
            } finally {
                speaking.arriveAndDeregister();
            }
        });
    }

    private String name(String where) {
        return where + " " + threads.incrementAndGet();
    }

    /** One person's thread; each message is told of on its own, so that an answer may come before its question does. */
    private void thread() {
        String name = name(SLACK);
        String root = slack.stamp();
        for (int word = 0; word < WORDS; word++) {
            String text = name + ": word " + word;
            String stamp = word == 0 ? root : slack.stamp();
            speak(() -> {
                slack.said("U0ANNA", "C0TALK", text, stamp, root);
                said.add(text);
            });
        }
    }

    private void question() throws IOException {
        String text = name(SLACK) + ": what now?";
        String stamp = slack.stamp();
        // A room of its own: Slack takes one message a second in each.
        slack.said("U0BERT", "C" + stamp.substring(11), text, stamp, stamp);
        said.add(text);
        answers.asked(text);
    }

    /** Every other post is gone on with, every fourth is a question. */
    private void toot() {
        String name = name(MASTODON);
        boolean asks = threads.get() % 4 == 0;
        String first = name + (asks ? ": what now?" : ": first");
        int root = mastodon.mention("anna", first, 0);
        said.add(first);
        if (asks) {
            answers.asked(first);
        } else if (threads.get() % 2 == 0) {
            mastodon.mention("anna", name + ": second", root);
            said.add(name + ": second");
        }
    }
}
