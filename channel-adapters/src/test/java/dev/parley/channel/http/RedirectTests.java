package dev.parley.channel.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.contract.TestTools;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes along where a server sends on to another. */
class RedirectTests {
    @RegisterExtension
    static final WireMockExtension FIRST = server();

    @RegisterExtension
    static final WireMockExtension OTHER = server();

    private final TestTools world = new TestTools(Instant.parse("2026-11-22T10:00:00Z"));

    private static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.wireMockConfig().dynamicPort())
                .build();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void credentialsOfWhateverNameStayWithTheirHost() {
        FIRST.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        FIRST.stubFor(get("/b")
                .withHeader("Api-Key", equalTo("secret"))
                .willReturn(aResponse().withStatus(307).withHeader("Location", OTHER.baseUrl() + "/c")));
        OTHER.stubFor(get("/c")
                .withHeader("Accept", equalTo("*/*"))
                .withHeader("Api-Key", absent())
                .withHeader("Authorization", absent())
                .willReturn(ok("there")));
        var answer = world.tools()
                .http()
                .follow(HttpCall.get(FIRST.baseUrl() + "/a")
                        .header("Accept", "*/*")
                        .header("Api-Key", "secret")
                        .bearer("token"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        HttpAnswer.Answered.class,
                        answered -> assertThat(answered.text()).isEqualTo("there"));
    }
}
