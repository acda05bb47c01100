package dev.parley.channel.email;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Unpacks the plain files of a .tar.gz; enough of the format for fixtures. */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    static void unpackGzip(Path archive, Path folder) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                Path file = folder.resolve(text(header, 0, 100)).normalize();
                if (header[156] != '5' && file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, content);
                }
                header = in.readNBytes(BLOCK);
            }
        }
    }

    private static String text(byte[] header, int from, int length) {
        String text = new String(header, from, length, StandardCharsets.US_ASCII);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
