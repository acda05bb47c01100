package dev.parley.inbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The jar laid out as {@code docs/operations.md} advises for quick starts: unpacked, its classes in an archive that the virtual machine
 * maps into memory. Made once for each jar, beside it; of several test processes one makes it and the others wait for it.
 */
final class QuickLayout {
    private static final int MINUTES = 3;

    private final Path jar;
    private final Path folder;

    QuickLayout(Path jar) {
        this.jar = jar;
        this.folder = jar.resolveSibling("quick");
    }

    /** The arguments of {@code java} that start it. */
    List<String> arguments() {
        alone(() -> {
            var stamp = folder.resolve("made-from");
            var made = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(made)) {
                FileSystemUtils.deleteRecursively(folder);
                java("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
                archiveClasses();
                Files.writeString(stamp, made);
            }
        });
        return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive(), "-jar", unpacked());
    }

    /** A start that ends before anything listens, on stores of its own, loads most of the classes. */
    private void archiveClasses() throws IOException {
        var data = Files.createTempDirectory("parley-training");
        java(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-XX:ArchiveClassesAtExit=" + archive(),
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked(),
                "--parley.data=" + data);
        FileSystemUtils.deleteRecursively(data);
    }

    private String unpacked() {
        return folder.resolve(jar.getFileName()).toString();
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    /** While no other thread or process does so for the same jar. */
    private void alone(Work work) {
        synchronized (QuickLayout.class) {
            var file = jar.resolveSibling("quick.lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void java(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " did not work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
