package dev.parley.inbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The jar laid out as {@code docs/operations.md} advises for quick starts: unpacked, its classes in an archive that the virtual machine
 * maps into memory. Made once for each jar, beside it.
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
        synchronized (QuickLayout.class) {
            try {
                make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive(), "-jar", unpacked());
    }

    private void make() throws IOException {
        var stamp = folder.resolve("made-from");
        var madeFrom = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(madeFrom)) {
            FileSystemUtils.deleteRecursively(folder);
            unpack();
            archiveClasses();
            Files.writeString(stamp, madeFrom);
        }
    }

    private void archiveClasses() throws IOException {
        var data = Files.createTempDirectory("parley-training");
        try (var server = Server.in(data)
                .startedBy("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive(), "-jar", unpacked())) {
            server.start();
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private String unpacked() {
        return folder.resolve(jar.getFileName()).toString();
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private void unpack() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString())
                .inheritIO()
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("The jar could not be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
