package dev.parley.inbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoresJourney {
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    @Test
    void dataSurviveAKillAndTheOrphanedStoresAreEnded() throws Exception {
        try (var server = Server.in(folder).asShipped().start()) {
            assertThat(permissions("password")).isEqualTo("rw-------");
            remember(server, "before the kill");
            var orphans = pids(server);
            assertThat(orphans).hasSize(2);

            server.kill();
            assertThat(pids(server)).containsExactlyInAnyOrderElementsOf(orphans);
            server.start();

            assertThat(remembered(server)).isEqualTo("before the kill");
            assertThat(pids(server)).hasSize(2).doesNotContainAnyElementsOf(orphans);
            assertThat(server.log().lines().filter(line -> line.contains("Parley is ready")))
                    .hasSize(1);
            assertASecondStartIsRefused(server);

            assertThat(server.stop()).isEqualTo(SIGTERM);
            assertThat(pids(server)).isEmpty();
            assertThat(server.log()).doesNotContain("ERROR");
        }
    }

    private void assertASecondStartIsRefused(Server first) throws IOException {
        try (var second = Server.in(folder.resolve("second"))
                .with("parley.data", first.data().toString())) {
            assertThat(second.startToFail()).isEqualTo(1);
            assertThat(second.errors().strip())
                    .isEqualTo(
                            "Another Parley (process " + first.running().pid() + ") already uses the data folder "
                                    + first.data().toRealPath()
                                    + ": stop it first, or give this one a folder of its own with --parley.data=/another/folder.");
            assertThat(second.log()).isEmpty();
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data").resolve(file)));
    }

    private static List<Long> pids(Server server) {
        return server.storeProcesses().stream()
                .filter(one -> one.parent()
                        .flatMap(parent -> parent.info().command())
                        .filter(command -> command.contains("programs"))
                        .isEmpty())
                // Of one that ended meanwhile nobody knows the parent.
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void remember(Server server, String text) throws Exception {
        try (var connection = server.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table remembered (line text)");
            statement.execute("insert into remembered values ('" + text + "')");
        }
    }

    private static String remembered(Server server) throws Exception {
        try (var connection = server.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select line from remembered")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
