package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LauncherTests {
    private static final int JAVA_17 = 61;

    @Test
    void anOldJavaCanLoadTheClassThatTurnsItAway() throws IOException {
        try (var launcher = new DataInputStream(
                Objects.requireNonNull(getClass().getResourceAsStream("/dev/parley/inbox/Launcher.class")))) {
            launcher.skipNBytes(6);
            assertThat(launcher.readUnsignedShort()).isLessThanOrEqualTo(JAVA_17);
        }
    }
}
