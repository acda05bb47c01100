package dev.parley.inbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The operating system and processor of this machine, and how the programs for it are called in their jars.
 *
 * @param system as {@code os.name} says
 * @param processor as {@code os.arch} says
 * @param musl whether the C library is musl, as on Alpine Linux
 */
record Platform(String system, String processor, boolean musl) {
    static Platform current() {
        return new Platform(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    boolean linux() {
        return system.startsWith("Linux");
    }

    boolean mac() {
        return system.startsWith("Mac");
    }

    boolean windows() {
        return system.startsWith("Windows");
    }

    private boolean arm() {
        return processor.equals("aarch64");
    }

    private boolean intel() {
        return processor.equals("amd64") || processor.equals("x86_64");
    }

    /** PostgreSQL's archive in its jar; null where there is none. */
    @Nullable String postgresArchive() {
        if (!arm() && !intel()) {
            return null;
        }
        var machine = arm() ? "arm_64" : "x86_64";
        if (linux()) {
            return "postgres-linux-" + machine + (musl ? "-alpine_linux" : "") + ".txz";
        }
        if (mac()) {
            return "postgres-darwin-" + machine + ".txz";
        }
        return windows() ? "postgres-windows-x86_64.txz" : null;
    }

    /** Redis' program in its jar; null where there is none. The one for Windows is older than the 6.2 that Parley needs. */
    @Nullable String redisProgram() {
        if (linux() && !musl) {
            return arm() ? "redis-server-6.2.7-linux-arm64" : intel() ? "redis-server-6.2.6-v5-linux-amd64" : null;
        }
        if (mac()) {
            return "redis-server-6.2.6-v5-darwin-" + (arm() ? "arm64" : "amd64");
        }
        return null;
    }

    /** Whether this process runs as root, which PostgreSQL refuses to do. */
    boolean root() throws IOException {
        if (windows()) {
            return false;
        }
        return linux()
                ? Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                : "root".equals(System.getProperty("user.name"));
    }
}
