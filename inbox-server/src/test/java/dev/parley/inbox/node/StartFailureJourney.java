package dev.parley.inbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartFailureJourney {
    @TempDir
    Path folder;

    @Test
    void anUnusableDataFolderIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("a file"));
        try (var server =
                Server.in(folder).with("parley.data", file.resolve("data").toString())) {
            assertFailsWith(server, "The data folder " + file.resolve("data") + " cannot be written (");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                var server = external().with("server.port", Integer.toString(taken.getLocalPort()))) {
            assertFailsWith(server, "Port " + taken.getLocalPort() + " is already in use");
        }
    }

    @Test
    void aTakenPortForMailIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = external().with("parley.smtp.port", Integer.toString(taken.getLocalPort()))) {
            assertFailsWith(server, "Port " + taken.getLocalPort() + " on 127.0.0.1 for incoming mail is taken");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() {
        try (var server = external().with("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/parley")) {
            assertFailsWith(server, "PostgreSQL cannot be used: Connection");
        }
    }

    @Test
    void aRedisThatDoesNotAnswerIsNamed() {
        try (var server = external().with("spring.data.redis.port", "1")) {
            assertFailsWith(server, "Redis cannot be used: ");
        }
    }

    @Test
    void aSettingThatIsNotValidIsNamed() {
        try (var server = external().with("parley.smtp.port", "70000")) {
            assertFailsWith(
                    server, "A setting is not valid: parley.smtp.port=70000 must be less than or equal to 65535");
        }
    }

    private Server external() {
        var stores = Stores.running();
        return Server.in(folder)
                .with("spring.datasource.url", stores.freshDatabase())
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres")
                .with("spring.data.redis.host", "127.0.0.1")
                .with("spring.data.redis.port", Integer.toString(stores.redisPort()));
    }

    private static void assertFailsWith(Server server, String beginning) {
        int exit = server.startToFail();
        assertThat(server.errors()).startsWith(beginning).hasLineCount(1);
        assertThat(server.log()).isEmpty();
        assertThat(exit).isEqualTo(1);
    }
}
