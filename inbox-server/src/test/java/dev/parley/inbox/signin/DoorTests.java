package dev.parley.inbox.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ParleyTest
class DoorTests {
    /** Surveys are opened by customers, whose link is the key. */
    private static final Set<String> PUBLIC = Set.of("auth", "chat", "error", "hooks", "oauth", "survey");

    @Autowired
    private People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void everyMappingBelowApiNeedsASession() {
        var softly = new SoftAssertions();
        var stranger = people.nobody();
        stranger.client().get().uri("/auth/state").exchange();
        int asked = 0;
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (String path : paths(mapping)) {
                for (var method : methods(mapping)) {
                    var status = stranger.client()
                            .method(method)
                            .uri(path)
                            .exchange()
                            .returnResult(String.class)
                            .getStatus();
                    softly.assertThat(status.value()).as(method + " " + path).isEqualTo(401);
                    asked++;
                }
            }
        }
        softly.assertAll();
        assertThat(asked).isGreaterThan(5);
    }

    @Test
    void everyMappingIsBelowApiOrOneOfTheFewPublicOnes() {
        var firsts = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(path -> path.split("/")[1])
                .collect(Collectors.toSet());

        firsts.removeAll(PUBLIC);
        assertThat(firsts).isSubsetOf("api", "v3", "v3.yaml");
    }

    @Test
    void theWebSocketHandshakeNeedsASession() {
        var address = URI.create(people.address().replace("http", "ws") + "/ws");
        var handshake =
                HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {});

        assertThat(handshake)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .withMessageContaining("401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/me",
                "/api",
                "/api/",
                "/api/nothing/here",
                "/v3/api-docs",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/health/db",
                "/ws",
                "/ws/info"
            })
    void aStrangerIsToldToSignIn(String path) {
        people.nobody()
                .client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/API/me", "/api//me", "/api/../api/me", "/;x/api/me", "/static/..;/api/me", "/%61pi/me"})
    void anotherSpellingOfAnAddressIsNoWayIn(String path) {
        var answer = people.nobody()
                .client()
                .get()
                .uri(URI.create(people.address() + path))
                .exchange()
                .returnResult(String.class);

        // What is no address of the API may be the client's own: then the answer is its start page, the same for
        // everybody.
        boolean startPage =
                MediaType.TEXT_HTML.isCompatibleWith(answer.getResponseHeaders().getContentType());
        assertThat(answer.getStatus().is2xxSuccessful() && !startPage).isFalse();
    }

    @Test
    void healthIsPublicWithoutDetails() {
        people.nobody()
                .client()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                // Other tests' channels may fail just now: even that is no secret, which of them is.
                .value(status -> assertThat(status).isIn("UP", "DEGRADED"))
                .jsonPath("$.components")
                .doesNotExist();
    }

    @Test
    void metricsAreForAdministratorsAndTheCollectorsToken() {
        assertThat(metrics("a-token-for-the-collector")).isEqualTo(200);
        assertThat(metrics("another token, not the one")).isEqualTo(401);
        people.signIn(people.administrator("Ada"))
                .client()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk();
        people.signIn(people.manager("Max"))
                .client()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theCollectorsTokenOpensNothingElse() {
        people.nobody()
                .client()
                .get()
                .uri("/api/employees")
                .header(HttpHeaders.AUTHORIZATION, "Bearer a-token-for-the-collector")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aChangeNeedsTheCsrfTokenAndSaysSo() {
        people.signIn(people.manager("Mia"))
                .client()
                .post()
                .uri("/api/teams")
                .header("X-XSRF-TOKEN", "something else")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("csrf");
    }

    @Test
    void answersCarryTheHeadersThatProtectTheClient() {
        people.nobody()
                .client()
                .get()
                .uri("/auth/state")
                .exchange()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains(
                                        "script-src 'self';",
                                        "object-src 'none'",
                                        "frame-ancestors 'none'",
                                        "ws://127.0.0.1:"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .exists("Permissions-Policy");
    }

    private int metrics(String token) {
        return people.nobody()
                .client()
                .get()
                .uri("/actuator/prometheus")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static Set<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api") || path.startsWith("/v3"))
                .map(path -> path.replaceAll("\\{[^}]+}", "7b4f8a52-0000-7000-8000-000000000000"))
                .collect(Collectors.toSet());
    }

    private static Set<HttpMethod> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Set.of(HttpMethod.GET)
                : methods.stream().map(RequestMethod::asHttpMethod).collect(Collectors.toSet());
    }
}
