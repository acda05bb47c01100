package dev.parley.inbox.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Large bytes as files below one folder: {@code ab/<uuid>}, where "ab" are the last two digits of the name. */
final class FolderBlobs implements LargeBlobs {
    private static final String UNFINISHED = ".part";
    private static final int PORTION = 500;

    private final Path folder;

    FolderBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Path target = path(name);
        Path parent = target.resolveSibling("");
        boolean newFolder = !Files.isDirectory(parent);
        Files.createDirectories(parent);
        Path part = target.resolveSibling(name + UNFINISHED);
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        makeNamesDurable(parent);
        if (newFolder) {
            makeNamesDurable(folder);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public void listOlderThan(Instant moment, Consumer<Collection<String>> portion) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names = new ArrayList<>();
        try (var parents = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path parent : parents) {
                try (var files = Files.newDirectoryStream(parent)) {
                    for (Path file : files) {
                        if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                            names.add(String.valueOf(file.getFileName()));
                        }
                        if (names.size() == PORTION) {
                            portion.accept(List.copyOf(names));
                            names.clear();
                        }
                    }
                }
            }
        }
        if (!names.isEmpty()) {
            portion.accept(List.copyOf(names));
        }
    }

    private Path path(String name) {
        String id = name.endsWith(UNFINISHED) ? name.substring(0, name.length() - UNFINISHED.length()) : name;
        return folder.resolve(id.substring(id.length() - 2)).resolve(name);
    }

    /** A rename survives a power failure only once its folder was synced; systems that cannot open folders need no such step. */
    private static void makeNamesDurable(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
