package dev.parley.channel.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.OAuthClient;
import dev.parley.channel.OAuthProvider;
import dev.parley.channel.OAuthProvider.Proof;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.contract.TestTools;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OAuthTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig()
                    .dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final OAuthClient client = new OAuthClient("id:1", "s&cret");

    @AfterEach
    void close() {
        world.close();
    }

    private OAuth oauth() {
        return new OAuth(world.tools().http(), world.tools().clock());
    }

    private static OAuthProvider provider(Proof proof) {
        return new OAuthProvider(
                "Acme",
                URI.create("https://acme.example/authorise"),
                URI.create(PROVIDER.baseUrl() + "/token"),
                List.of("read", "write:all"),
                Map.of("access_type", "offline"),
                proof);
    }

    /** RFC 7636, appendix B. */
    @Test
    void theChallengeIsThatOfTheStandard() {
        assertThat(OAuth.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void thePageCarriesEverythingAndNoSecret() {
        var attempt = oauth().begin(provider(Proof.HEADER), client, "https://parley.example/oauth?x=1");
        assertThat(attempt.page())
                .startsWith("https://acme.example/authorise?response_type=code&client_id=id%3A1")
                .contains("redirect_uri=https%3A%2F%2Fparley.example%2Foauth%3Fx%3D1")
                .contains("scope=read%20write%3Aall")
                .contains("state=" + attempt.state())
                .contains("code_challenge=" + OAuth.challenge(attempt.verifier()))
                .contains("code_challenge_method=S256")
                .contains("access_type=offline")
                .doesNotContain(attempt.verifier())
                .doesNotContain("cret");
        assertThat(attempt.verifier()).hasSizeBetween(43, 128);
        assertThat(attempt.toString()).doesNotContain(attempt.verifier());
        assertThat(oauth().begin(provider(Proof.HEADER), client, "https://parley.example/oauth")
                        .state())
                .isNotEqualTo(attempt.state());
    }

    @Test
    void aCodeBecomesAToken() {
        PROVIDER.stubFor(
                post(urlPathEqualTo("/token"))
                        .willReturn(
                                okJson(
                                        "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":7200,\"token_type\":\"bearer\"}")));
        var attempt = oauth().begin(provider(Proof.HEADER), client, "https://parley.example/oauth");
        assertThat(oauth().exchange(provider(Proof.HEADER), client, attempt, "c+de"))
                .isEqualTo(new Token("a", "r", NOW.plusSeconds(7200)));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/token"))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials("id%3A1", "s%26cret"))
                .withRequestBody(containing("grant_type=authorization_code"))
                .withRequestBody(containing("code=c%2Bde"))
                .withRequestBody(containing("code_verifier=" + attempt.verifier())));
    }

    @Test
    void aTokenIsRenewedAndKeepsItsRefreshTokenWhereNoNewOneComes() {
        PROVIDER.stubFor(
                post(urlPathEqualTo("/token")).willReturn(okJson("{\"access_token\":\"b\",\"expires_in\":\"60\"}")));
        assertThat(oauth().renew(provider(Proof.BODY), client, new Token("a", "r", NOW)))
                .isEqualTo(new Token("b", "r", NOW.plusSeconds(60)));
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/token"))
                .withRequestBody(containing("client_secret=s%26cret"))
                .withRequestBody(containing("refresh_token=r"))
                .withoutHeader("authorization")
                .withHeader("content-type", equalTo("application/x-www-form-urlencoded")));
    }

    @Test
    void aRefusalIsForAManagerAndAnOutageIsNot() {
        var provider = provider(Proof.BODY);
        assertThatThrownBy(() -> oauth().renew(provider, client, Token.NONE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.forGood()).isTrue());
        PROVIDER.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"Token was revoked.\"}")));
        assertThatThrownBy(() -> oauth().renew(provider, client, new Token("", "r", null)))
                .hasMessageContaining("Token was revoked.")
                .hasMessageContaining("Authorise")
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.forGood()).isTrue());
        for (int status : new int[] {429, 500, 503}) {
            PROVIDER.stubFor(
                    post(urlPathEqualTo("/token")).willReturn(aResponse().withStatus(status)));
            assertThatThrownBy(() -> oauth().renew(provider, client, new Token("", "r", null)))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.forGood()).isFalse());
        }
        PROVIDER.stubFor(post(urlPathEqualTo("/token")).willReturn(okJson("{\"access_token\":17}")));
        assertThatThrownBy(() -> oauth().renew(provider, client, new Token("", "r", null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.forGood()).isFalse());
    }
}
