package dev.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Browser;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A browser's side of a live connection, which speaks STOMP itself so that a test sees every byte. */
final class Screen implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final AtomicInteger names = new AtomicInteger();
    private final WebSocket socket;
    private volatile boolean reading = true;

    private Screen(String address, Browser browser, String origin) {
        var builder = HTTP.newWebSocketBuilder().subprotocols("v12.stomp").header("Cookie", browser.cookies());
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create(address.replace("http", "ws") + "/ws"), this)
                .join();
    }

    /** A frame from the server. */
    record Heard(String command, Map<String, String> headers, String body) {}

    /** Connects with the browser's session and greets. */
    static Screen of(String address, Browser browser) {
        var screen = new Screen(address, browser, "");
        screen.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\nhost:parley\n\n\0");
        assertThat(screen.next().command()).isEqualTo("CONNECTED");
        return screen;
    }

    /** Only the handshake, from a page of another origin. */
    static Screen fromOrigin(String address, Browser browser, String origin) {
        return new Screen(address, browser, origin);
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Subscribes, and returns once the server has said that it counts. */
    Screen subscribe(String destination) {
        subscribeWithoutWaiting(destination);
        assertThat(next().command()).isEqualTo("RECEIPT");
        return this;
    }

    void subscribeWithoutWaiting(String destination) {
        int name = names.getAndIncrement();
        send("SUBSCRIBE\nid:sub-" + name + "\ndestination:" + destination + "\nreceipt:r" + name + "\n\n\0");
    }

    void ask(String destination, String correlation, String json) {
        send("SEND\ndestination:" + destination + "\ncorrelation-id:" + correlation
                + "\ncontent-type:application/json\n\n" + json + "\0");
    }

    Heard next() {
        try {
            var next = heard.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a frame within 10 s").isNotNull();
            return java.util.Objects.requireNonNull(next);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Heard> next(int count) {
        var all = new ArrayList<Heard>(count);
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    int waiting() {
        return heard.size();
    }

    CompletableFuture<Integer> closed() {
        return closed;
    }

    /** Reads no more, as a browser does whose computer sleeps. */
    void stall() {
        reading = false;
    }

    /** Cuts the connection without a word. */
    void cut() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            byte next = data.get();
            if (next == 0) {
                heard.add(parse(partial.toString(StandardCharsets.UTF_8).stripLeading()));
                partial.reset();
            } else {
                partial.write(next);
            }
        }
        if (reading) {
            from.request(1);
        }
        return CompletableFuture.completedFuture(null);
    }

    private static Heard parse(String frame) {
        int blank = frame.indexOf("\n\n");
        var lines = frame.substring(0, blank).split("\n", -1);
        var headers = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.putIfAbsent(lines[i].substring(0, colon), lines[i].substring(colon + 1));
        }
        return new Heard(lines[0], headers, frame.substring(blank + 2));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
