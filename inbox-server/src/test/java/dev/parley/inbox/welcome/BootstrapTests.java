package dev.parley.inbox.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.node.CannotStartException;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest(properties = "parley.test.nobody-here=true")
@Import(FoundedListener.class)
@ExtendWith(OutputCaptureExtension.class)
class BootstrapTests {
    private static final Map<String, String> GOOD = Map.of(
            "parley.bootstrap.company", "Zum Löwen",
            "parley.bootstrap.language", "it",
            "parley.bootstrap.time-zone", "Europe/Rome",
            "parley.bootstrap.admin.name", "Mona",
            "parley.bootstrap.admin.email", "mona@loewen.example",
            "parley.bootstrap.admin.password", "seven purple otters",
            "parley.bootstrap.samples", "true");

    @TempDir
    private Path folder;

    @Autowired
    private People people;

    @Autowired
    private Companies companies;

    @Autowired
    private Founding founding;

    @Autowired
    private WelcomeRows rows;

    @Autowired
    private FoundedListener founded;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyIsHere() {
        NobodyHere.reset(jdbc);
        founded.heard().clear();
    }

    @Test
    void settingsFoundTheCompanyAndTheAdministratorSignsIn() {
        start(Map.of());

        assertThat(companies.get().name()).isEqualTo("Zum Löwen");
        assertThat(companies.get().language()).isEqualTo(Language.IT);
        assertThat(companies.get().timeZone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(founded.heard()).singleElement().matches(event -> event.samples());
        assertThat(signIn("seven purple otters")).isEqualTo(200);
    }

    @Test
    void laterStartsChangeNothing() {
        start(Map.of());
        start(Map.of("parley.bootstrap.company", "Another", "parley.bootstrap.admin.password", "short"));

        assertThat(companies.get().name()).isEqualTo("Zum Löwen");
        assertThat(founded.heard()).hasSize(1);
    }

    @Test
    void withoutSettingsNothingIsFounded() {
        run(Map.of());

        assertThat(companies.find()).isEmpty();
    }

    @Test
    void thePasswordMayBeTheFirstLineOfAFile() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "nine orange badgers\n");
        var settings = new HashMap<>(GOOD);
        settings.remove("parley.bootstrap.admin.password");
        settings.put("parley.bootstrap.admin.password-file", file.toString());

        run(settings);

        assertThat(signIn("nine orange badgers")).isEqualTo(200);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("admin.password", "short", "at least 10 characters"),
                Arguments.of("admin.email", "mona", "not an e-mail address"),
                Arguments.of("language", "xx", "en, de, fr, it"),
                Arguments.of("time-zone", "Mars", "Europe/Zurich"),
                Arguments.of("company", "", "parley.bootstrap.company is missing"),
                Arguments.of("admin.name", "", "parley.bootstrap.admin.name is missing"),
                Arguments.of("admin.password", "", "parley.bootstrap.admin.password is missing"),
                Arguments.of("admin.password-file", "/no/such/file", "not both"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongSettingEndsTheStartWithASentence(String name, String value, String sentence) {
        assertThatThrownBy(() -> start(Map.of("parley.bootstrap." + name, value)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("otters");
        assertThat(companies.find()).isEmpty();
    }

    @Test
    void aMissingPasswordFileEndsTheStartWithASentence() {
        var settings = new HashMap<>(GOOD);
        settings.remove("parley.bootstrap.admin.password");
        settings.put(
                "parley.bootstrap.admin.password-file",
                folder.resolve("nothing").toString());

        assertThatThrownBy(() -> run(settings))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("cannot be read");
    }

    private void start(Map<String, String> changes) {
        var settings = new HashMap<>(GOOD);
        settings.putAll(changes);
        run(settings);
    }

    private void run(Map<String, String> settings) {
        var bound = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("parley.bootstrap", BootstrapSettings.class);
        new Bootstrap(bound, companies, founding, rows).run(new DefaultApplicationArguments());
    }

    private int signIn(String password) {
        Browser browser = people.nobody();
        browser.client().get().uri("/auth/state").exchange();
        return browser.client()
                .post()
                .uri("/auth/sign-in")
                .body(Map.of("email", "mona@loewen.example", "password", password))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
