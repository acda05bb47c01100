package dev.parley.channel.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the WebSocket wakes a poll, and does no harm where there is none. */
@Timeout(30)
class MattermostLiveTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Takes one WebSocket (RFC 6455) and says what it is told. */
    private static final class OneSocket implements AutoCloseable {
        private final ServerSocket server = listening();
        final CompletableFuture<String> authorization = new CompletableFuture<>();
        private final CompletableFuture<Socket> opened = new CompletableFuture<>();

        OneSocket() {
            Thread.ofVirtual().start(this::accept);
        }

        private static ServerSocket listening() {
            try {
                return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void accept() {
            try {
                var socket = server.accept();
                var reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String key = "";
                for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                    String value = line.substring(line.indexOf(':') + 1).strip();
                    if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                        key = value;
                    } else if (line.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
                        authorization.complete(value);
                    }
                }
                byte[] digest = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream()
                        .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Accept: "
                                        + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                opened.complete(socket);
            } catch (Exception e) {
                opened.completeExceptionally(e);
            }
        }

        MattermostSettings settings() {
            return MattermostSettings.of(
                    Map.of("api.url", "http://127.0.0.1:" + server.getLocalPort(), "api.token", "token"));
        }

        void say(String json) throws Exception {
            byte[] text = json.replace('\'', '"').replace("~", "\\\"").getBytes(StandardCharsets.UTF_8);
            var out = opened.get(5, TimeUnit.SECONDS).getOutputStream();
            out.write(
                    text.length < 126
                            ? new byte[] {(byte) 0x81, (byte) text.length}
                            : new byte[] {(byte) 0x81, 126, (byte) (text.length >> 8), (byte) text.length});
            out.write(text);
            out.flush();
        }

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    private static long millis(MattermostLive live, CountDownLatch stop) throws InterruptedException {
        long began = System.nanoTime();
        live.await(LONG, stop);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Test
    void whatHappensWakesUntilItWasAskedFor() throws Exception {
        try (var server = new OneSocket();
                var live = MattermostLive.of(server.settings())) {
            assertThat(millis(live, stop)).as("opening wakes").isLessThan(LONG.toMillis() / 2);
            assertThat(server.authorization.get(5, TimeUnit.SECONDS)).isEqualTo("Bearer token");
            live.heard();
            server.say("{'event': 'typing', 'data': {}, 'broadcast': {'channel_id': 'quiet'}, 'seq': 1}");
            server.say("{'event': 'reaction_removed', 'data': {'reaction': '{~user_id~:~anna~,~post_id~:~post1~}'},"
                    + " 'broadcast': {'channel_id': 'one'}, 'seq': 2}");
            assertThat(millis(live, stop)).isLessThan(LONG.toMillis() / 2);
            assertThat(millis(live, stop)).as("again at once").isLessThan(LONG.toMillis() / 2);
            assertThat(live.mentions("one")).isTrue();
            assertThat(live.mentions("quiet")).isFalse();
            assertThat(live.unreacted("post1")).containsExactly("anna");
            assertThat(live.unreacted("post1")).isEmpty();
        }
    }

    @Test
    void withoutAWebSocketThePauseIsKept() throws Exception {
        var settings = MattermostSettings.of(Map.of("api.url", "http://127.0.0.1:1", "api.token", "token"));
        try (var live = MattermostLive.of(settings)) {
            live.await(Duration.ofMillis(300), stop);
            var waiting = Thread.ofVirtual().start(() -> {
                try {
                    live.await(LONG, stop);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            stop.countDown();
            await().atMost(Duration.ofSeconds(5)).until(() -> !waiting.isAlive());
        }
    }
}
