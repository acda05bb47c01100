package dev.parley.channel.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAdapterTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @RegisterExtension
    static final WireMockExtension APP = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final ApiAdapter adapter = new ApiAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("webhook.secret", Signed.SECRET, "send.url", APP.baseUrl() + "/parley/"));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "API", "acme", settings);
    }

    private SendOutcome send(Map<String, String> settings) {
        var message = new OutboundMessage(
                ID,
                new Party("acme", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("u1", "Anna", "@anna", ""))),
                "",
                "Grüezi",
                "<p>Grüezi</p>",
                "m1",
                List.of("m1"),
                List.of(new OutboundAttachment("a.txt", "text/plain", "", new byte[] {104, 105})),
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue("c1", Venue.Company.ONE, Visibility.PRIVATE, "", ""),
                null);
        return adapter.send(channel(settings), message);
    }

    private static void answer(int status, String body) {
        APP.stubFor(post("/parley/").willReturn(aResponse().withStatus(status).withBody(body)));
    }

    @Test
    void whatGoesOutIsSignedAndComplete() {
        answer(200, "{\"reference\":\"r1\"}");
        assertThat(send(Map.of("send.html", "true", "send.authorization", "Bearer x")))
                .isEqualTo(new SendOutcome.Sent("r1"));
        APP.verify(postRequestedFor(urlEqualTo("/parley/"))
                .withHeader("Idempotency-Key", equalTo(ID))
                .withHeader("Authorization", equalTo("Bearer x"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(
                        equalToJson("{\"type\":\"message\",\"id\":\"" + ID + "\",\"conversation\":{\"id\":\"c1\","
                                + "\"title\":\"\",\"public\":false},\"to\":{\"id\":\"u1\",\"name\":\"Anna\",\"username\":\"@anna\"},"
                                + "\"from\":{\"id\":\"acme\",\"name\":\"Acme\",\"username\":\"\"},\"text\":\"Grüezi\","
                                + "\"html\":\"<p>Grüezi</p>\",\"replyTo\":\"m1\",\"attachments\":[{\"name\":\"a.txt\","
                                + "\"type\":\"text/plain\",\"base64\":\"aGk=\"}],\"writtenAt\":\"2026-11-22T10:00:00Z\","
                                + "\"automatic\":false}")));
        var request = APP.getAllServeEvents().getFirst().getRequest();
        assertThat(ApiSignature.isGenuine(
                        List.of(Signed.SECRET),
                        request.getHeader("Parley-Timestamp"),
                        request.getHeader("Parley-Signature"),
                        request.getBody()))
                .isTrue();
        assertThat(request.getHeader("Parley-Timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
    }

    @Test
    void withoutAReferenceOurOwnIdIsOne() {
        answer(204, "");
        assertThat(send(Map.of())).isEqualTo(new SendOutcome.Sent(ID));
        APP.verify(postRequestedFor(urlEqualTo("/parley/")).withRequestBody(matchingJsonPath("$[?(!@.html)]")));
    }

    @ParameterizedTest
    @CsvSource({
        "410,SendOutcome.Rejected,no longer be reached", "401,SendOutcome.Unauthorised,same secret",
        "403,SendOutcome.Unauthorised,same secret", "422,SendOutcome.Rejected,Too long for us",
        "503,SendOutcome.TryAgain,503", "500,SendOutcome.Unknown,500",
    })
    void anAnswerOtherThanYesIsUnderstood(int status, String outcome, String words) {
        answer(status, "{\"error\":\"Too long for us\"}");
        var sent = send(Map.of());
        assertThat(sent.getClass().getName().replace('$', '.')).endsWith(outcome);
        assertThat(sent.toString()).contains(words);
    }

    @Test
    void aChannelThatOnlyReceivesSaysSo() {
        assertThat(send(Map.of("send.url", ""))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(adapter.test(channel(Map.of("send.url", ""))))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
    }

    @Test
    void aTestPingsTheApp() {
        APP.stubFor(post("/parley/")
                .withRequestBody(matchingJsonPath("$.type", equalTo("ping")))
                .willReturn(okJson("{}")));
        var connection = adapter.connect(channel(Map.of()), "https://parley.example/hooks/7");
        assertThat(connection.ok()).isTrue();
        assertThat(connection.facts()).containsEntry("account.webhook", "https://parley.example/hooks/7");
        answer(500, "");
        assertThat(adapter.test(channel(Map.of())))
                .anySatisfy(check -> assertThat(check.detail()).contains("signed ping"));
    }

    @Test
    void oneChannelCanDoMoreThanAnother() {
        assertThat(adapter.capabilities(Visibility.PUBLIC).has(Feature.HTML)).isFalse();
        assertThat(adapter.capabilities(channel(Map.of("send.html", "true")), Visibility.PUBLIC)
                        .has(Feature.HTML))
                .isTrue();
    }
}
