package dev.parley.inbox.benchmark;

import dev.parley.inbox.testing.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What only the server's JVM itself knows.
 *
 * @param heapMegabytes in use after a full collection
 * @param threads of the operating system
 */
record ServerProcess(double heapMegabytes, int threads) {
    private static final Pattern USED =
            Pattern.compile("(?:DefNew|Tenured|(?:new|tenured) generation)\\s+total \\d+K, used (\\d+)K");

    /** Collects first. */
    static ServerProcess of(Server server) throws IOException, InterruptedException {
        ask(server, "GC.run");
        double kilobytes = USED.matcher(ask(server, "GC.heap_info"))
                .results()
                .mapToDouble(part -> Double.parseDouble(part.group(1)))
                .sum();
        return new ServerProcess(kilobytes / 1024, threads(server));
    }

    private static int threads(Server server) throws IOException {
        try (var tasks =
                Files.list(Path.of("/proc", Long.toString(server.running().pid()), "task"))) {
            return (int) tasks.count();
        }
    }

    private static String ask(Server server, String question) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java.replaceFirst("java$", "jcmd"),
                        Long.toString(server.running().pid()),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
