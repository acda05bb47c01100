package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A Redis of our own: append-only file on, every write on the disk before it is answered. */
final class Redis implements Store {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOADING = Duration.ofMinutes(10);

    private final DataFolder data;
    private final Programs programs;
    private final OwnProcesses processes;

    Redis(DataFolder data, Programs programs, OwnProcesses processes) {
        this.data = data;
        this.programs = programs;
        this.processes = processes;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public ProcessHandle start(int port) throws IOException {
        var folder = data.folder("redis");
        var pidFile = folder.resolve("redis.pid");
        processes.leftOver("redis", pidFile).ifPresent(left -> OwnProcesses.end(left, PATIENCE));
        Files.deleteIfExists(pidFile);
        var program = programs.redis();
        var log = Logs.fresh(data, "redis.log");
        var settings = folder.resolve("redis.conf");
        DataFolder.writePrivately(settings, settings(folder, port, log));
        // It leaves the terminal's process group: a Ctrl-C there must reach it through us, last.
        if (Command.of(log, program, settings).run(PATIENCE) != 0) {
            throw failed(log);
        }
        var process = awaitReady(pidFile, port, log);
        processes.record("redis", process);
        return process;
    }

    private String settings(Path folder, int port, Path log) throws IOException {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize yes
                pidfile "%s"
                dir "%s"
                logfile "%s"
                loglevel notice
                appendonly yes
                appendfsync always
                save ""
                maxmemory-policy noeviction
                tcp-backlog 128
                """.formatted(port, data.password(), folder.resolve("redis.pid"), folder, log);
    }

    private ProcessHandle awaitReady(Path pidFile, int port, Path log) throws IOException {
        long start = System.nanoTime();
        while (true) {
            var process = OwnProcesses.named(pidFile).orElse(null);
            var answer = ping(port);
            if (process != null && answer != null && answer.startsWith("+PONG")) {
                return process;
            }
            boolean loading = answer != null && answer.startsWith("-LOADING");
            var patience = loading ? LOADING : PATIENCE;
            if (System.nanoTime() - start > patience.toNanos()) {
                throw failed(log);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private @Nullable String ping(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(2000);
            var line = "AUTH " + data.password() + "\r\nPING\r\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            answers.readLine();
            return answers.readLine();
        } catch (java.net.SocketException | java.net.SocketTimeoutException e) {
            // Not listening yet.
            return null;
        }
    }

    private static CannotStartException failed(Path log) throws IOException {
        return new CannotStartException("The embedded Redis did not start; the end of " + log + " says: "
                + Command.tail(log) + ". A Redis of your own can be used with --spring.data.redis.url=redis://….");
    }

    @Override
    public void stop(ProcessHandle process) throws IOException {
        OwnProcesses.end(process, PATIENCE);
        processes.forget("redis");
    }
}
