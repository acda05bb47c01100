package dev.parley.inbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class CompanyApiTests {
    @Autowired
    private People people;

    @Autowired
    private Companies companies;

    /** Others have the same company. */
    @AfterEach
    void asItWas() {
        people.signIn(people.manager("Max"))
                .client()
                .patch()
                .uri("/api/company")
                .body(Map.of("name", "Acme", "language", "en", "undoSeconds", 10))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aManagerChangesTheSettingsAndTheSecretStays() {
        var browser = people.signIn(people.manager("Max"));
        byte[] secret = companies.secret();

        browser.client()
                .patch()
                .uri("/api/company")
                .body(Map.of("name", "Ärger & Söhne", "language", "de", "timeZone", "Europe/Zurich", "undoSeconds", 30))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Ärger & Söhne")
                .jsonPath("$.undoSeconds")
                .isEqualTo(30)
                .jsonPath("$.secret")
                .doesNotExist();

        assertThat(companies.get().undo()).isEqualTo(Duration.ofSeconds(30));
        assertThat(companies.secret()).isEqualTo(secret).hasSize(32);
    }

    static Stream<Map<String, Object>> wrong() {
        return Stream.of(
                Map.of("undoSeconds", -1),
                Map.of("undoSeconds", 121),
                Map.of("undoSeconds", "soon"),
                Map.of("language", "es"),
                Map.of("language", "EN"),
                Map.of("timeZone", "+02:00"),
                Map.of("name", ""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatMakesNoSenseIsRefused(Map<String, Object> change) {
        people.signIn(people.manager("Mia"))
                .client()
                .patch()
                .uri("/api/company")
                .body(change)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid");
    }
}
