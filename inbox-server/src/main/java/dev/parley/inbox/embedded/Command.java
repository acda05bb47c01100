package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a store's program to its end, with its output in a log file.
 *
 * @param words the program and its arguments
 * @param log where its output goes
 */
record Command(List<String> words, Path log) {
    private static final int TAIL = 3;

    Command {
        words = List.copyOf(words);
    }

    static Command of(Path log, Object... words) {
        var all = new ArrayList<String>();
        for (var word : words) {
            all.add(word.toString());
        }
        return new Command(all, log);
    }

    /** The same with more arguments. */
    Command and(String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new Command(all, log);
    }

    /** The same within a user namespace of its own, where root is not root: PostgreSQL refuses to run as root. */
    Command withoutRoot() {
        var all = new ArrayList<>(List.of("unshare", "-U"));
        all.addAll(words);
        return new Command(all, log);
    }

    /** Runs it and returns its exit code. */
    int run(Duration patience) throws IOException {
        return run("", patience);
    }

    /** Runs it with that text as its input and returns its exit code. */
    int run(String input, Duration patience) throws IOException {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        var process = builder.start();
        try (var stream = process.outputWriter()) {
            stream.write(input);
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CannotStartException(
                        words + " did not end within " + patience.toSeconds() + " s; see " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Interrupted while waiting for " + words, e);
        }
        return process.exitValue();
    }

    /** The last lines of a log, for the sentence that says what went wrong. */
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
