package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.node.NodeSettings;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How secrets are sealed, and what a change of the key does. */
class SealTests {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    @TempDir
    private java.nio.file.Path data;

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Seal seal(String key, String... former) {
        return new Seal(new SecretSettings(key, List.of(former)), new NodeSettings(data, "test", null));
    }

    @Test
    void whatIsSealedOpensForItsOwnerAndNameOnly() {
        var seal = seal(NEW);
        String sealed = seal.seal("owner", "name", "geheim 🔑");
        assertThat(sealed).doesNotContain("geheim");
        assertThat(seal.open("owner", "name", sealed)).isEqualTo("geheim 🔑");
        assertThatThrownBy(() -> seal.open("other", "name", sealed)).isInstanceOf(Seal.CannotOpenException.class);
        assertThatThrownBy(() -> seal.open("owner", "other", sealed)).isInstanceOf(Seal.CannotOpenException.class);
    }

    @Test
    void aFormerKeyStillOpensAndIsReplaced() {
        String sealed = seal(OLD).seal("owner", "name", "geheim");
        assertThatThrownBy(() -> seal(NEW).open("owner", "name", sealed)).isInstanceOf(Seal.CannotOpenException.class);
        var both = seal(NEW, OLD);
        assertThat(both.open("owner", "name", sealed)).isEqualTo("geheim");
        String renewed = both.renewed("owner", "name", sealed);
        assertThat(renewed).isNotEqualTo(sealed);
        assertThat(both.renewed("owner", "name", renewed)).isEqualTo(renewed);
        assertThat(seal(NEW).open("owner", "name", renewed)).isEqualTo("geheim");
    }

    @Test
    void whatNobodyCanOpenStaysAsItIs() {
        String sealed = seal(key(3)).seal("owner", "name", "geheim");
        assertThat(seal(NEW, OLD).renewed("owner", "name", sealed)).isEqualTo(sealed);
    }
}
