package dev.parley.inbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on 127.0.0.1 that a test can kill, start again and empty.
 *
 * <p>It ends when it is told to, not when the JVM does: applications that use it want to say good-bye.
 */
public final class RedisProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final List<String> settings;
    private final int port = freePort();
    private @Nullable Process process;

    /** Not started yet; keeps its data in that folder. Settings as on the command line: "--appendfsync", "always". */
    public RedisProcess(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
    }

    /** Starts it with what is in its folder, and returns once it answers. */
    public RedisProcess start() {
        try {
            Files.createDirectories(folder);
            var command = new java.util.ArrayList<>(List.of(
                    ExecutableProvider.newJarResourceProvider().get().toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder.toString(),
                    "--appendonly",
                    "yes",
                    "--save",
                    ""));
            command.addAll(settings);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("Redis")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
        return this;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return socket.getInputStream().readNBytes(5)[1] == 'P';
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills it as {@code kill -9} does; its data stay. */
    public void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            Awaitility.await("the end of Redis").atMost(PATIENCE).until(() -> !running.isAlive());
        }
    }

    /** Kills it and takes its data away: the next start is empty. */
    public void killAndEmpty() {
        kill();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens on 127.0.0.1, the same after every start. */
    public int port() {
        return port;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
