package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder in which this node keeps everything; one process at a time may use it.
 *
 * <p>Kept in it: {@code postgres} and {@code redis} (data), {@code programs} (unpacked once), {@code running} (which processes are
 * ours), {@code log}, {@code password} (readable by its owner only) and {@code lock}.
 */
final class DataFolder implements AutoCloseable {
    private static final long NEEDED_MEGABYTES = 300;
    private static final int PASSWORD_BYTES = 24;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the folder where it is absent and takes it for this process. */
    static DataFolder open(Path path) {
        FileChannel channel;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data folder " + path + " cannot be written (" + e
                            + "): correct its permissions or choose another with --parley.data=/some/folder.",
                    e);
        }
        try {
            take(path, channel);
            checkSpace(path, Files.getFileStore(path).getUsableSpace() >> 20);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStartException("The data folder " + path + " cannot be used: " + e, e);
        }
    }

    private static void take(Path path, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Taken by this very process: as much a second start as any other.
        }
        var holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        var process = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII);
        channel.close();
        throw new CannotStartException("Another Parley (process " + process + ") already uses the data folder " + path
                + ": stop it first, or give this one a folder of its own with --parley.data=/another/folder.");
    }

    /** Refuses a disk that would be full before the stores stand. */
    static void checkSpace(Path path, long megabytes) {
        if (megabytes < NEEDED_MEGABYTES) {
            throw new CannotStartException(
                    "The disk of " + path + " has only " + megabytes + " MB left and Parley needs " + NEEDED_MEGABYTES
                            + " MB to start: free some space or choose another folder with --parley.data=/another/folder.");
        }
    }

    Path path() {
        return path;
    }

    /** A file or folder inside. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A folder inside, created where it is absent and closed to other users. */
    Path folder(String name) throws IOException {
        var folder = path.resolve(name);
        Files.createDirectories(folder);
        closeToOthers(folder, "rwx------");
        return folder;
    }

    /** The stores' password: random, made at the first start, readable by its owner only. */
    String password() throws IOException {
        var file = path.resolve("password");
        if (!Files.exists(file)) {
            var bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            writePrivately(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /** Writes a file that only its owner reads; a crash leaves the old one or the new one, never half of it. */
    static void writePrivately(Path file, String content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        closeToOthers(fresh, "rw-------");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void closeToOthers(Path file, String permissions) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
