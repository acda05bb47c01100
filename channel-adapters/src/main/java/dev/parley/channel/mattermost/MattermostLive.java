package dev.parley.channel.mattermost;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens on the WebSocket so that a poll does not wait while something happens. Whatever goes wrong with it only means waiting
 * longer. It is opened when the server has answered before, which it does only at an address that Parley may visit.
 */
final class MattermostLive implements AutoCloseable {
    /** Hears nothing. */
    static final MattermostLive SILENT = new MattermostLive(null, "");

    private static final Logger log = LoggerFactory.getLogger(MattermostLive.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long AGAIN = Duration.ofSeconds(30).toNanos();
    private static final long LOOK = 200;
    private static final int LONGEST = 1 << 20;
    private static final int MOST = 10_000;
    private static final Set<String> NEWS = Set.of(
            "posted",
            "post_edited",
            "post_deleted",
            "reaction_added",
            "reaction_removed",
            "direct_added",
            "group_added",
            "user_added");

    private final @Nullable URI address;
    private final String token;
    private final Semaphore news = new Semaphore(0);
    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> unreacted = new ConcurrentHashMap<>();
    private @Nullable HttpClient client;
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;
    private long tried;
    private boolean woken;

    private MattermostLive(@Nullable URI address, String token) {
        this.address = address;
        this.token = token;
    }

    static MattermostLive of(MattermostSettings settings) {
        String server = settings.server().toString();
        return new MattermostLive(
                URI.create("ws" + server.substring("http".length()) + "/api/v4/websocket"), settings.token());
    }

    /** What was heard so far is about to be asked for. */
    void heard() {
        news.drainPermits();
        woken = false;
    }

    boolean mentions(String channel) {
        return channels.contains(channel);
    }

    /** The channel is about to be asked; whether it was mentioned. */
    boolean done(String channel) {
        return channels.remove(channel);
    }

    /** The channel could not be asked. */
    void again(String channel) {
        channels.add(channel);
    }

    /** Who took a reaction to this post back. */
    Set<String> unreacted(String post) {
        var users = unreacted.remove(post);
        return users == null ? Set.of() : users;
    }

    /** Until something is heard; and at once again until that was asked for. */
    boolean await(Duration pause, CountDownLatch stop) throws InterruptedException {
        connect();
        long end = System.nanoTime() + pause.toNanos();
        while (!woken && stop.getCount() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            woken = news.tryAcquire(Math.min(left, LOOK), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void connect() {
        boolean due = tried == 0 || System.nanoTime() - tried > AGAIN;
        if (address == null || socket != null || !due) {
            return;
        }
        tried = System.nanoTime();
        var http = client;
        if (http == null) {
            http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
            client = http;
        }
        http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(CONNECT)
                .buildAsync(address, new Listener())
                .whenComplete((open, failure) -> {
                    if (failure != null) {
                        log.debug("No WebSocket to {}, channels are only asked", address, failure);
                    } else if (closed) {
                        open.abort();
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        var open = socket;
        if (open != null) {
            open.abort();
        }
        if (client != null) {
            client.shutdownNow();
        }
    }

    private void hear(String text) {
        try {
            var event = JSON.readTree(text);
            if (NEWS.contains(event.path("event").stringValue(""))) {
                note(event);
                news.release();
            }
        } catch (JacksonException e) {
            log.debug("The WebSocket said something unreadable", e);
            news.release();
        }
    }

    private void note(JsonNode event) {
        String channel = event.path("broadcast").path("channel_id").stringValue("");
        if (!channel.isEmpty() && channels.size() < MOST) {
            channels.add(channel);
        }
        if (event.path("event").stringValue("").equals("reaction_removed") && unreacted.size() < MOST) {
            var reaction = JSON.readTree(event.path("data").path("reaction").stringValue("{}"));
            unreacted
                    .computeIfAbsent(reaction.path("post_id").stringValue(""), post -> ConcurrentHashMap.newKeySet())
                    .add(reaction.path("user_id").stringValue(""));
        }
    }

    /** Puts frames together; one that is too long only wakes. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            // Something may have happened while nobody listened.
            news.release();
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (text.length() <= LONGEST) {
                text.append(data);
            }
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            socket = null;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            log.debug("The WebSocket broke", failure);
            socket = null;
        }
    }
}
