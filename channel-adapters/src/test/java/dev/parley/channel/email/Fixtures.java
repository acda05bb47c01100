package dev.parley.channel.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Payloads recorded by other projects, which are not part of this repository: {@code -DPARLEY_FIXTURES=…}, the environment
 * variable of that name, or a folder beside the repository. Tests that need them skip themselves where they are absent.
 */
public final class Fixtures {
    private Fixtures() {}

    /** Where they are looked for. */
    public static Path folder() {
        return Path.of(System.getProperty(
                "PARLEY_FIXTURES", System.getenv().getOrDefault("PARLEY_FIXTURES", "../../shared/fixtures")));
    }

    /** A folder or file among them; the calling test is skipped where it is absent. */
    public static Path require(String name) {
        Path path = folder().resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "needs the fixtures in " + path);
        return path;
    }

    /** The text files of a folder, by name. */
    public static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
