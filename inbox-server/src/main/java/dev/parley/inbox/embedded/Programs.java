package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks the stores' programs into the data folder, once per version. */
final class Programs {
    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** Where they are; a process that runs a program from here is ours. */
    Path folder() {
        return folder;
    }

    /** The folder of PostgreSQL for this machine, with {@code bin} in it. */
    Path postgres() throws IOException {
        var platform = Platform.current();
        var resource = resource(platform.postgresArchive(), "PostgreSQL", "spring.datasource.url");
        var target = folder.resolve("postgres-" + version(resource));
        if (!Files.exists(target)) {
            try (var content = resource.openStream()) {
                install(target, fresh -> unpack(content, fresh));
            }
        }
        return target;
    }

    /** The Redis server for this machine. */
    Path redis() throws IOException {
        var platform = Platform.current();
        var resource = resource(platform.redisProgram(), "Redis", "spring.data.redis.url");
        var target = folder.resolve("redis-" + version(resource));
        if (!Files.exists(target)) {
            try (var content = resource.openStream()) {
                install(target, fresh -> {
                    Files.createDirectories(fresh);
                    var program = fresh.resolve("redis-server");
                    Files.copy(content, program);
                    makeExecutable(program);
                });
            }
        }
        return target.resolve("redis-server");
    }

    private interface Installation {
        void into(Path fresh) throws IOException;
    }

    /** What a crash leaves half unpacked is never taken for whole. */
    private void install(Path target, Installation installation) throws IOException {
        var fresh = folder.resolve(target.getFileName() + ".new");
        deleteTree(fresh);
        installation.into(fresh);
        Files.move(fresh, target);
    }

    private static void unpack(InputStream content, Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(content))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive holds " + entry.getName());
                }
                write(archive, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, file);
            if ((entry.getMode() & 0100) != 0) {
                makeExecutable(file);
            }
        }
    }

    private static void makeExecutable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("Could not make " + program + " executable");
        }
    }

    private static URL resource(@Nullable String name, String store, String setting) {
        var found = name == null ? null : Programs.class.getResource("/" + name);
        if (found == null) {
            throw new CannotStartException("Parley brings no " + store + " for " + System.getProperty("os.name")
                    + " on " + System.getProperty("os.arch") + ": start one yourself and tell Parley with --" + setting
                    + "=….");
        }
        return found;
    }

    private static String version(URL resource) throws IOException {
        var connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return String.format(Locale.ROOT, "%08x", jar.getJarEntry().getCrc());
        }
        return Long.toString(connection.getContentLengthLong());
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (var file : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
