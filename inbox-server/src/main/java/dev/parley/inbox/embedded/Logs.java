package dev.parley.inbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The stores' log files: one per start, with the one before kept beside it. */
final class Logs {
    private Logs() {}

    /** An empty log file of that name. */
    static Path fresh(DataFolder data, String name) throws IOException {
        var log = data.folder("log").resolve(name);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.createFile(log);
    }
}
