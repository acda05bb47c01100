package dev.parley.channel.mastodon;

import dev.parley.channel.http.HttpStream;
import dev.parley.channel.social.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to server-sent events only to wake the poll early: what is missed here, the poll finds. */
final class MastodonStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MastodonStream.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final MastodonApi api;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile Set<String> watched = Set.of();
    private volatile @Nullable HttpStream open;
    private volatile boolean closed;
    private @Nullable Thread reader;
    private @Nullable Thread stopping;
    private long tried;

    MastodonStream(MastodonApi api) {
        this.api = api;
    }

    /** Which posts' changes are worth waking up for. */
    void watch(Collection<String> ids) {
        watched = Set.copyOf(ids);
    }

    /** Whether one of them changed since this was last asked. */
    boolean changed() {
        return changed.getAndSet(false);
    }

    /** Returns whether something was heard. */
    boolean await(Duration pause, CountDownLatch stop) throws InterruptedException {
        listen();
        if (stopping == null) {
            stopping = Thread.ofVirtual().name("mastodon-stop").start(() -> release(stop));
        }
        boolean heard = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (heard) {
            news.drainPermits();
        }
        return heard;
    }

    private void release(CountDownLatch stop) {
        try {
            stop.await();
            news.release();
        } catch (InterruptedException e) {
            log.trace("Closed before it was stopped", e);
        }
    }

    private void listen() {
        boolean listening = reader != null && reader.isAlive();
        boolean early = reader != null && System.nanoTime() - tried < PAUSE;
        if (!listening && !early) {
            tried = System.nanoTime();
            reader = Thread.ofVirtual().name("mastodon-stream").start(this::read);
        }
    }

    private void read() {
        try (var stream = api.stream(server())) {
            open = stream;
            if (stream.status() != 200) {
                log.debug("Mastodon's stream answers {}", stream.status());
                return;
            }
            String event = "";
            for (String line = stream.readLine(); line != null && !closed; line = stream.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    heard(event, line.substring(5).strip());
                }
            }
        } catch (IOException | RuntimeException e) {
            log.debug("Mastodon's stream ended; the poll goes on without it", e);
        }
    }

    /** Streaming has a server of its own on large instances; the instance tells which. */
    private String server() {
        String told = Json.text(api.read("/api/v2/instance"), "configuration", "urls", "streaming");
        boolean secure = "https".equals(api.settings().server().getScheme());
        String scheme = secure ? "wss://" : "ws";
        return told.startsWith(scheme)
                ? told.replaceFirst("^ws", "http").replaceFirst("/+$", "")
                : api.settings().server().toString();
    }

    private void heard(String event, String data) {
        switch (event) {
            case "notification" -> news.release();
            case "delete" -> change(data);
            case "status.update" ->
                change(Json.parse(data).map(status -> Json.id(status, "id")).orElse(""));
            default -> log.trace("Nothing of interest: {}", event);
        }
    }

    private void change(String id) {
        if (watched.contains(id)) {
            changed.set(true);
            news.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        var stream = open;
        if (stream != null) {
            stream.close();
        }
        if (reader != null) {
            reader.interrupt();
        }
        if (stopping != null) {
            stopping.interrupt();
        }
    }
}
