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
 * maps into memory. Made once for each jar, beside it, by the first server that ends in order.
 */
final class QuickLayout {
    private static final int MINUTES = 3;
    private static boolean training;

    private QuickLayout() {}

    /**
     * The arguments of {@code java} that start it.
     *
     * @param willStart whether it is expected to: a start that fails makes no archive
     */
    static synchronized List<String> arguments(String java, Path jar, boolean willStart) {
        var folder = jar.resolveSibling("quick");
        var unpacked = folder.resolve(jar.getFileName());
        var archive = folder.resolve("classes.jsa");
        try {
            var stamp = folder.resolve("made-from");
            var made = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(made)) {
                FileSystemUtils.deleteRecursively(folder);
                unpack(java, jar, folder);
                Files.writeString(stamp, made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!training && Files.exists(archive)) {
            return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive, "-jar", unpacked.toString());
        }
        if (training || !willStart) {
            return List.of("-jar", unpacked.toString());
        }
        training = true;
        return List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive, "-jar", unpacked.toString());
    }

    /** A server has ended: if it was the one that makes the archive, it is whole now, or the next may try. */
    static synchronized void serverEnded() {
        training = false;
    }

    private static void unpack(String java, Path jar, Path folder) throws IOException {
        var command =
                List.of(java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
        var process = new ProcessBuilder(command).inheritIO().start();
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
