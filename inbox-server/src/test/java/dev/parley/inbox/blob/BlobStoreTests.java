package dev.parley.inbox.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.testing.ParleyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@ParleyTest
class BlobStoreTests {
    @Autowired
    private BlobRows rows;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private FolderBlobs large;
    private BlobSettings settings;
    private BlobStore store;

    @BeforeEach
    void open() {
        large = new FolderBlobs(folder.resolve("blobs"));
        settings = new BlobSettings(null, DataSize.ofKilobytes(64), Duration.ofDays(1));
        store = new BlobStore(rows, large, settings);
    }

    @Test
    void smallAndLargeBytesComeBackAsTheyWere() throws IOException {
        List<byte[]> contents = List.of(bytes(0), bytes(1), bytes(64 * 1024), bytes(64 * 1024 + 1), bytes(3_000_000));

        var ids = putAll(contents);

        for (int i = 0; i < contents.size(); i++) {
            assertThat(store.read(ids.get(i))).isEqualTo(contents.get(i));
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void bytesOutsideATransactionAreRefused(@Autowired BlobStore proxied) {
        assertThatThrownBy(() -> proxied.put(bytes(10))).hasMessageContaining("transaction");
    }

    @Test
    void theSweepDeletesWhatNothingNamesAndNothingYoung() throws IOException {
        byte[] big = bytes(100_000);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    store.putAll(List.of(big));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        var unnamed = putAll(List.of(big, bytes(10)));
        var named = putAll(List.of(big)).getFirst();
        jdbc.sql("""
                insert into set_aside (id, stream_id, channel_id, position, received_at, reason, raw_blob)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '', now(), '', :blob)
                """).param("blob", named.value()).update();
        assertThat(files()).hasSize(3);
        var sweep = new OrphanSweep(rows, large, settings, Clock.systemUTC());

        sweep.sweep();
        assertThat(files()).hasSize(3);

        jdbc.sql("update blob set created_at = created_at - interval '2 days'").update();
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        sweep.sweep();
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsExactly(named.toString());
        assertThat(store.read(named)).isEqualTo(big);
        assertThatThrownBy(() -> store.read(unnamed.getLast())).isInstanceOf(IllegalArgumentException.class);
    }

    private List<BlobId> putAll(List<byte[]> contents) {
        return Objects.requireNonNull(transaction.execute(status -> store.putAll(contents)));
    }

    private List<Path> files() throws IOException {
        var found = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(found::add);
        }
        return found;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Arrays.copyOf(bytes, size);
    }
}
