package dev.parley.inbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;

final class StartFailuresTests {
    @Test
    void theSentenceOfTheInnermostReasonWins() {
        var failure =
                new IllegalStateException("context", new CannotStartException("The disk is full.", new IOException()));
        assertThat(StartFailures.sentence(failure)).isEqualTo("The disk is full.");
    }

    @Test
    void aTakenPortComesWithTheSettingThatChangesIt() {
        assertThat(StartFailures.sentence(new IllegalStateException(new PortInUseException(8080))))
                .isEqualTo("Port 8080 is already in use: stop the program that uses it, or choose another port with"
                        + " --server.port=8081.");
    }

    @Test
    void anUnknownRoleIsASettingThatIsNotValid() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("parley.roles", "web,chef")));
        var failure = org.assertj.core.api.Assertions.catchThrowable(() -> settings.bind("parley", NodeSettings.class));
        assertThat(StartFailures.sentence(failure))
                .startsWith("The setting parley.roles=web,chef is not valid: ")
                .contains("chef");
    }

    @Test
    void aFailureNobodyForesawKeepsToOneLine() {
        assertThat(StartFailures.sentence(new IllegalStateException("outer", new IOException("first\n\n  second"))))
                .isEqualTo("Parley could not start: first second Start with --debug for details.");
    }
}
