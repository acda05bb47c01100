package dev.parley.inbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The real server as a process of its own, with a data folder and ports of its own: for journeys, and for tests that kill it.
 *
 * <p>Closing it ends the process and the stores it started. Killing it leaves the stores to the next {@link #start()}, which uses the
 * same ports and the same folder.
 */
public final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("Parley is ready: (\\S+)");

    static {
        // A server that ends breaks its connections, of which the threads of a test's mail server complain: no failure
        // of the test.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> virtualMachine =
            new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<String> program = List.of();
    private final int port = freePort();
    private final int smtpPort = freePort();
    private @Nullable Process process;
    private int starts;

    private Server(Path folder) {
        this.folder = folder;
        with("parley.data", folder.resolve("data").toString());
        with("server.port", Integer.toString(port));
        with("parley.smtp.port", Integer.toString(smtpPort));
    }

    /** A server that keeps its data and its logs in that folder; not started yet. */
    public static Server in(Path folder) {
        return new Server(folder);
    }

    /** A second node that shares this one's stores, but neither its ports nor its folder. */
    public Server beside(Path otherFolder, String jdbcUrl, String redisUrl) {
        return new Server(otherFolder).with("spring.datasource.url", jdbcUrl).with("spring.data.redis.url", redisUrl);
    }

    /** Sets one setting; the next start uses it. */
    public Server with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Replaces the options of the virtual machine; the next start uses them. */
    public Server withVirtualMachine(String... options) {
        virtualMachine.clear();
        virtualMachine.addAll(List.of(options));
        return this;
    }

    /** Runs the one jar as it is shipped, not laid out for quick starts. */
    public Server asShipped() {
        return startedBy("-jar", jar().toString());
    }

    /** What the virtual machine shall run, and options for that; the next start uses it. */
    Server startedBy(String... arguments) {
        program = List.of(arguments);
        return this;
    }

    /** Sets a variable of its environment; the next start uses it. */
    public Server withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it and returns once it has said that it is ready. */
    public Server start() {
        launch();
        Awaitility.await("the ready line")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!running().isAlive()) {
                        throw new IllegalStateException(
                                "The server ended with exit code " + running().exitValue() + ":\n" + log());
                    }
                    return READY.matcher(log()).find();
                });
        return this;
    }

    /** Starts it and returns its exit code: for starts that must fail. */
    public int startToFail() {
        launch();
        return awaitEnd(START);
    }

    /** Starts it and does not wait. */
    public Server launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("Already running");
        }
        starts++;
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(virtualMachine);
        command.addAll(program.isEmpty() ? new QuickLayout(jar()).arguments() : program);
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
        try {
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            builder.redirectOutput(outFile().toFile()).redirectError(errorFile().toFile());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        running().destroyForcibly();
        awaitEnd(STOP);
    }

    /** Asks it to stop, as {@code kill} does, and returns its exit code. */
    public int stop() {
        running().destroy();
        return awaitEnd(STOP);
    }

    /** Waits until it has ended and returns its exit code. */
    public int awaitEnd(Duration patience) {
        var ending = running();
        Awaitility.await("the server's end").atMost(patience).until(() -> !ending.isAlive());
        return ending.exitValue();
    }

    /** Where browsers reach it. */
    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /** An address below {@link #uri()}. */
    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** Where it takes mail. */
    public int smtpPort() {
        return smtpPort;
    }

    /** Where it keeps its data. */
    public Path data() {
        return folder.resolve("data");
    }

    /** The embedded PostgreSQL of a running server. */
    public DataSource database() {
        var port = lines("postgres/postmaster.pid").get(3).strip();
        return new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/parley", "parley", password());
    }

    /** The embedded Redis of a running server, as {@code redis://:password@host:port}. */
    public String redis() {
        var port = lines("redis/redis.conf").stream()
                .filter(line -> line.startsWith("port "))
                .findFirst()
                .orElseThrow()
                .substring(5);
        return "redis://:" + password() + "@127.0.0.1:" + port;
    }

    private String password() {
        return lines("password").getFirst().strip();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(data().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, for its id and its memory. */
    public Process running() {
        if (process == null) {
            throw new IllegalStateException("Not started");
        }
        return process;
    }

    /** What the current or last start wrote to standard output. */
    public String log() {
        return read(outFile());
    }

    /** What the current or last start wrote to standard error. */
    public String errors() {
        return read(errorFile());
    }

    /** The processes of the stores that run programs from this server's data folder. */
    public List<ProcessHandle> storeProcesses() {
        var programs = data().resolve("programs").toString();
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().command().orElse("").startsWith(programs))
                .toList();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        for (var left : storeProcesses()) {
            left.destroyForcibly();
            Awaitility.await("the stores' end").atMost(STOP).until(() -> !left.isAlive());
        }
    }

    private Path outFile() {
        return folder.resolve("out-" + starts + ".log");
    }

    private Path errorFile() {
        return folder.resolve("err-" + starts + ".log");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar that the build made: {@code -Dparley.jar} or the usual place. */
    private static Path jar() {
        var candidates = Stream.of(
                        System.getProperty("parley.jar", ""),
                        "target/inbox-server.jar",
                        "inbox-server/target/inbox-server.jar")
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return candidates
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("There is no jar yet: run ./mvnw -DskipTests package first"))
                .toAbsolutePath();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
