package dev.parley.inbox.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs a script of the web client's {@code e2e} folder with Node.js, which drives a browser. */
public final class WebScript {
    private final String script;
    private final Path output;

    /** Everything that it prints goes to a file. */
    public WebScript(String script, Path output) {
        this.script = script;
        this.output = output;
    }

    /** Its exit code; it and its browsers are ended after so long. */
    public int run(Map<String, String> environment, Duration most) throws IOException {
        Path client = Files.isDirectory(Path.of("web-client")) ? Path.of("web-client") : Path.of("../web-client");
        var builder = new ProcessBuilder("node", "e2e/support/" + script).directory(client.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var process = builder.start();
        try {
            await(script).atMost(most).until(() -> !process.isAlive());
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What it printed. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
