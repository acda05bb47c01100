package dev.parley.botrules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.check.Examples.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DraftChecksTests {
    private final DraftChecks checks = DraftChecks.of(Company.UNKNOWN);
    private final DraftChecks acme = DraftChecks.of(Examples.ACME);

    @ParameterizedTest
    @EnumSource
    void findsWhatItShouldAndNothingElse(CheckKind kind) {
        List<Example> examples = Examples.of(kind);
        List<Example> wrong = new ArrayList<>();
        for (Example example : examples) {
            if (finds(example) != example.found()) {
                wrong.add(example);
            }
        }

        assertThat(examples.stream().filter(Example::found).count()).isGreaterThanOrEqualTo(15);
        assertThat(examples.stream().filter(example -> !example.found()).count())
                .isGreaterThanOrEqualTo(15);
        assertThat(wrong).as("of %s examples", examples.size()).isEmpty();
    }

    private boolean finds(Example example) {
        DraftChecks used = example.company() || example.kind() == CheckKind.INTERNAL_WORDS ? acme : checks;
        return !used.find(example.kind(), example.draft()).isEmpty();
    }
}
